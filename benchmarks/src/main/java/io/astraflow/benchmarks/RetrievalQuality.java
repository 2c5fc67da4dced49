package io.astraflow.benchmarks;

import io.astraflow.cli.eval.Evaluation;
import io.astraflow.cli.eval.Evaluation.Scores;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Ranks documents of every test set in every mode. Arguments: an embedding model's id (the default
 * model without), then the sets (all without).
 */
final class RetrievalQuality implements Benchmark {
  private static final List<String> SETS =
      List.of(
          "cranfield",
          "npl-vaswani",
          "cacm",
          "arcd-arabic",
          "cmrc2018-trial-chinese",
          "jaquad-train0000-japanese");

  @Override
  public void run(List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    CollectionOptions options =
        arguments.isEmpty()
            ? CollectionOptions.ofDefaults()
            : CollectionOptions.ofDefaults().withEmbeddingModel(arguments.get(0));
    List<String> sets = arguments.size() > 1 ? arguments.subList(1, arguments.size()) : SETS;
    out.println(
        "| Set | Mode | nDCG@10 | Recall@10 | Recall@100 | MRR@10 | Documents/s | p50 ms | p95 ms |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    for (String set : sets) {
      evaluate(set, options, out);
    }
  }

  private static void evaluate(String set, CollectionOptions options, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = Data.path("retrieval/" + set);
    Evaluation evaluation =
        Evaluation.read(
            folder.resolve("corpus.jsonl"),
            folder.resolve("queries.jsonl"),
            folder.resolve("qrels.tsv"));
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.builder(scratch.path()).queryCache(0).build()) {
      Collection collection = astra.workspace().collection("corpus", options);
      IngestReport report = evaluation.ingest(collection, IngestOptions.ofDefaults());
      double rate = report.added() / (report.elapsed().toNanos() / 1e9);
      for (SearchMode mode : SearchMode.values()) {
        out.println(line(set, mode, evaluation.search(collection, mode), rate));
      }
    }
  }

  private static String line(String set, SearchMode mode, Scores scores, double rate) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f | %.3f | %.3f | %.1f | %.1f | %.1f |",
        set,
        mode.name().toLowerCase(Locale.ROOT),
        scores.quality().ndcgAt10(),
        scores.quality().recallAt10(),
        scores.quality().recallAt100(),
        scores.quality().reciprocalRankAt10(),
        rate,
        scores.latency().p50(),
        scores.latency().p95());
  }
}
