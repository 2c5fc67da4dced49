package io.astraflow.cli;

import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.Evaluation;
import io.astraflow.cli.eval.TestSet;
import io.astraflow.cli.eval.Trial;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures retrieval on test collections. */
@Command(
    name = "eval",
    header = "Measure retrieval on test collections in the BEIR layout.",
    description = {
      "Ingests each corpus into a temporary data folder (or into --data where given), asks every"
          + " query that has a relevant document, and ranks documents by their best passage. The"
          + " latency is that of a search for ten passages, of a warm engine that keeps no"
          + " results.",
      "Several sets, or several models, give a table, each row printed as soon as it is known; with"
          + " --json each row is an object on a line of its own. benchmarks/run eval draws such"
          + " rows as a picture."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow eval --sets retrieval --table",
      "  astraflow eval --corpus corpus.jsonl --queries queries.jsonl --qrels qrels.tsv --mode all"
    })
final class EvalCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Interruption interruption;

  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(
      paramLabel = "SET",
      arity = "0..*",
      description = "Folders of sets, each with corpus.jsonl, queries.jsonl and qrels.tsv.")
  private List<Path> folders = List.of();

  @Option(names = "--sets", paramLabel = "DIR", description = "All sets whose folders lie in DIR.")
  private @Nullable Path parent;

  @Option(names = "--corpus", description = "One set's lines of {_id, title, text}.")
  private @Nullable Path corpus;

  @Option(names = "--queries", description = "Its lines of {_id, text}.")
  private @Nullable Path queries;

  @Option(
      names = "--qrels",
      description = "Its judgements: header, then query-id, corpus-id, score; set apart by tabs.")
  private @Nullable Path judgements;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "hybrid, lexical, semantic, or all three (default: all for a table, else hybrid).")
  private @Nullable String mode;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Embedding model; may be repeated for a table.")
  private List<String> models = List.of();

  @Option(names = "--table", description = "Print a table in Markdown.")
  private boolean markdown;

  EvalCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<TestSet> sets = sets();
    boolean table = corpus == null || markdown || models.size() > 1;
    List<SearchMode> modes = modes(mode == null ? table ? ALL : "hybrid" : mode);
    Path folder = data.given("--data") ? data.folder() : null;
    if (table) {
      return new EvalTable(sets, models, modes, folder, format())
          .run(progress(), data.printer().out());
    }
    Evaluation evaluation = Evaluation.read(sets.get(0));
    if (folder != null) {
      return evaluate(evaluation, modes, folder);
    }
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      return evaluate(evaluation, modes, temporary.path());
    }
  }

  private List<TestSet> sets() {
    List<TestSet> sets = new ArrayList<>(folders.stream().map(TestSet::of).toList());
    if (parent != null) {
      sets.addAll(TestSet.in(parent));
    }
    boolean files = Stream.of(corpus, queries, judgements).anyMatch(file -> file != null);
    if (sets.isEmpty() && corpus != null && queries != null && judgements != null) {
      return List.of(new TestSet(String.valueOf(corpus), corpus, queries, judgements));
    }
    if (sets.isEmpty() || files) {
      throw new InvalidInputException(
          "Which test sets? Give --sets, or folders of sets, or all of --corpus, --queries and"
              + " --qrels.");
    }
    return sets;
  }

  private EvalProgress progress() {
    return new EvalProgress(data.printer(), interruption.cancellation());
  }

  private RowFormat format() {
    if (data.given("--json")) {
      return RowFormat.JSON;
    }
    return markdown ? RowFormat.MARKDOWN : RowFormat.TEXT;
  }

  private int evaluate(Evaluation evaluation, List<SearchMode> modes, Path folder)
      throws InterruptedException {
    CollectionOptions options = CollectionOptions.ofDefaults();
    if (!models.isEmpty()) {
      options = options.withEmbeddingModel(models.get(0));
    }
    try (Trial trial = Trial.open(evaluation, folder, data.collectionName(), options)) {
      IngestReport report = progress().ingest(trial);
      if (report.cancelled()) {
        return ExitCode.INTERRUPTED;
      }
      Map<String, EvalResult> results = new LinkedHashMap<>();
      for (SearchMode each : modes) {
        String name = each.name().toLowerCase(Locale.ROOT);
        results.put(name, EvalResult.of(report, trial.search(each)));
      }
      print(results);
      return ExitCode.OK;
    }
  }

  private void print(Map<String, EvalResult> results) {
    EvalResult only = results.size() == 1 ? results.values().iterator().next() : null;
    data.printer()
        .result(
            only == null ? new AllModes(results) : only,
            out -> results.forEach((name, result) -> FigureList.print(name, result, out)));
  }

  private static List<SearchMode> modes(String named) {
    if (named.equalsIgnoreCase(ALL)) {
      return List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC, SearchMode.HYBRID);
    }
    return Arrays.stream(SearchMode.values())
        .filter(each -> named.equalsIgnoreCase(each.name()))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "Unknown --mode \""
                        + named
                        + "\": hybrid, lexical, semantic and all are known."));
  }

  /** What {@code eval --mode all --json} prints. */
  record AllModes(Map<String, EvalResult> modes) {}
}
