package io.astraflow.cli;

import io.astraflow.cli.eval.Evaluation;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures retrieval on a test collection. */
@Command(
    name = "eval",
    header = "Measure retrieval on a test collection in the BEIR layout.",
    description = {
      "Ingests the corpus into a temporary data folder (or into --data where given), asks every"
          + " query that has a relevant document, and ranks documents by their best passage. The"
          + " latency is that of a search for ten passages.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  astraflow eval --corpus corpus.jsonl --queries queries.jsonl --qrels qrels.tsv --mode all"
    })
final class EvalCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Interruption interruption;

  @Mixin private final DataArguments data = new DataArguments();

  @Option(names = "--corpus", required = true, description = "Lines of {_id, title, text}.")
  @SuppressWarnings("NullAway.Init")
  private Path corpus;

  @Option(names = "--queries", required = true, description = "Lines of {_id, text}.")
  @SuppressWarnings("NullAway.Init")
  private Path queries;

  @Option(
      names = "--qrels",
      required = true,
      description = "Header, then query-id, corpus-id, score; set apart by tabs.")
  @SuppressWarnings("NullAway.Init")
  private Path judgements;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "hybrid",
      description = "hybrid, lexical, semantic, or all three (default: ${DEFAULT-VALUE}).")
  private String mode = "hybrid";

  @Option(names = "--model", paramLabel = "ID", description = "Embedding model.")
  private @Nullable String model;

  EvalCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<SearchMode> modes = modes();
    Evaluation evaluation = Evaluation.read(corpus, queries, judgements);
    if (data.given("--data")) {
      return evaluate(evaluation, modes, data.folder());
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return evaluate(evaluation, modes, folder.path());
    }
  }

  private int evaluate(Evaluation evaluation, List<SearchMode> modes, Path folder)
      throws InterruptedException {
    try (AstraFlow astra = AstraFlow.builder(folder).queryCache(0).build()) {
      CollectionOptions options = CollectionOptions.ofDefaults();
      Collection collection =
          astra
              .workspace()
              .collection(
                  data.collectionName(),
                  model == null ? options : options.withEmbeddingModel(model));
      IngestReport report = ingest(evaluation, collection);
      if (report.cancelled()) {
        return ExitCode.INTERRUPTED;
      }
      Map<String, EvalResult> results = new LinkedHashMap<>();
      for (SearchMode each : modes) {
        results.put(name(each), EvalResult.of(report, evaluation.search(collection, each)));
      }
      print(results);
      return ExitCode.OK;
    }
  }

  private IngestReport ingest(Evaluation evaluation, Collection collection)
      throws InterruptedException {
    Printer printer = data.printer();
    ProgressBar bar = ProgressBar.on(printer.err());
    IngestOptions options =
        IngestOptions.builder().listener(bar).cancellation(interruption.cancellation()).build();
    IngestReport report;
    try {
      report = evaluation.ingest(collection, options);
    } finally {
      bar.clear();
    }
    report.failures().forEach(f -> printer.note("astraflow: " + f.document() + ": " + f.reason()));
    printer.note(Ingestion.summary(report));
    return report;
  }

  private void print(Map<String, EvalResult> results) {
    EvalResult only = results.size() == 1 ? results.values().iterator().next() : null;
    data.printer()
        .result(
            only == null ? new AllModes(results) : only,
            out -> results.forEach((name, result) -> result.print(name, out)));
  }

  private List<SearchMode> modes() {
    if (mode.equalsIgnoreCase(ALL)) {
      return List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC, SearchMode.HYBRID);
    }
    for (SearchMode each : SearchMode.values()) {
      if (mode.equalsIgnoreCase(each.name())) {
        return List.of(each);
      }
    }
    throw new InvalidInputException(
        "Unknown --mode \"" + mode + "\": hybrid, lexical, semantic and all are known.");
  }

  private static String name(SearchMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** What {@code eval --mode all --json} prints. */
  record AllModes(Map<String, EvalResult> modes) {}
}
