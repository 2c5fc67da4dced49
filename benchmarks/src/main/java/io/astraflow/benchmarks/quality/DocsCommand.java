package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.Machine;
import io.astraflow.benchmarks.Scratch;
import io.astraflow.benchmarks.quality.DocsData.DocsQuestion;
import io.astraflow.cli.eval.DocumentRanking;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Finds sections of a documentation, beside published figures. For one thread, once. */
@Command(
    name = "benchmarks/run docs-rag",
    description = {
      "Finds the sections of Anthropic's documentation that answer a question: precision, recall"
          + " and mean reciprocal rank of the first three, as the evaluation in Anthropic's"
          + " cookbook counts, beside its published figures. Each section is a document, ranked"
          + " by its best passage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class DocsCommand implements Callable<Integer> {
  private static final int SECTIONS = 3;
  private static final int PASSAGES = 100;
  private static final String PUBLISHED =
      """
      | published: basic (vectors of voyage-2) | | .428 | .659 | .737 |
      | published: sections indexed with summaries | | .453 | .714 | .773 |
      | published: the same, reranked by a language model | | .437 | .693 | .865 |""";

  private final PrintStream out;

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2,bge-small-en-v1.5",
      split = ",",
      description = "embedding models (${DEFAULT-VALUE})")
  private List<String> models = List.of();

  /** Prints its rows there. */
  public DocsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.err.println(Machine.description());
    DocsData data = DocsData.read(Data.path("retrieval/anthropic-docs-rag"));
    out.println("| Search | Model | Precision | Recall | MRR |");
    out.println("|---|---|---|---|---|");
    for (String model : models) {
      measure(data, model);
    }
    out.println(PUBLISHED);
    return ExitCode.OK;
  }

  private void measure(DocsData data, String model) throws IOException, InterruptedException {
    CollectionOptions options =
        CollectionOptions.ofDefaults().withEmbeddingModel(KeptEmbeddings.PREFIX + model);
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.builder(scratch.path()).queryCache(0).build()) {
      Collection collection = astra.workspace().collection("docs", options);
      collection.ingestor().ingest(data.documents());
      for (SearchMode mode : List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC, SearchMode.HYBRID)) {
        DocsScore score = ask(data, collection, mode);
        out.printf(
            Locale.ROOT,
            "| %s | %s | %.3f | %.3f | %.3f |%n",
            mode.name().toLowerCase(Locale.ROOT),
            model,
            score.precision(),
            score.recall(),
            score.reciprocalRank());
      }
    }
  }

  private static DocsScore ask(DocsData data, Collection collection, SearchMode mode)
      throws InterruptedException {
    List<DocsScore> scores = new ArrayList<>();
    for (DocsQuestion question : data.questions()) {
      Query query = Query.of(question.text()).withMode(mode).withTopK(PASSAGES);
      List<String> found = DocumentRanking.of(collection, query, SECTIONS);
      scores.add(DocsScore.of(found, question.correct()));
    }
    return DocsScore.mean(scores);
  }
}
