package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.Data;
import io.astraflow.benchmarks.Machine;
import io.astraflow.benchmarks.Scratch;
import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.EvalRow;
import io.astraflow.cli.eval.Evaluation;
import io.astraflow.cli.eval.TestSet;
import io.astraflow.cli.eval.Trial;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Ranks documents of the test sets; prints one JSON object a row on standard output. For one
 * thread, once.
 */
@Command(
    name = "benchmarks/run eval",
    description = {
      "Ranks the documents of test sets by lexical, semantic and hybrid search, and prints one"
          + " JSON object a row, as ./astraflow eval --sets DIR --json does; then, on standard"
          + " error, a table."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class RetrievalCommand implements Callable<Integer> {
  private static final List<SearchMode> MODES =
      List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC, SearchMode.HYBRID);

  private final PrintStream out;

  @Parameters(
      paramLabel = "SET",
      arity = "0..*",
      description = "folders in retrieval/ of the test data; all sets there without any")
  private List<String> names = List.of();

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "ID",
      defaultValue = "all-minilm-l6-v2,bge-small-en-v1.5",
      description = "embedding models (${DEFAULT-VALUE})")
  private List<String> models = List.of();

  @Option(
      names = "--keep-vectors",
      description =
          "embed no passage that an earlier run embedded; there is no rate of ingestion then")
  private boolean keepVectors;

  @Option(
      names = "--report",
      arity = "1..*",
      paramLabel = "FILE",
      description = "instead, draw a table from the rows in these files")
  private List<Path> report = List.of();

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "draw the rows into this PNG file as well")
  private @Nullable Path plot;

  /** Prints its rows there. */
  public RetrievalCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (report.isEmpty()) {
      System.err.println(Machine.description());
      List<EvalRow> rows = measure();
      System.err.print(new RetrievalReport(rows).table());
      draw(rows);
    } else {
      List<EvalRow> rows = read();
      out.print(new RetrievalReport(rows).table());
      draw(rows);
    }
    return ExitCode.OK;
  }

  private List<EvalRow> read() throws IOException {
    List<EvalRow> rows = new ArrayList<>();
    for (Path file : report) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.filter(line -> line.startsWith("{")).map(EvalRow::of).forEach(rows::add);
      }
    }
    return rows;
  }

  private void draw(List<EvalRow> rows) throws IOException {
    if (plot != null) {
      new RetrievalPlot(rows).save(plot);
    }
  }

  private List<EvalRow> measure() throws IOException, InterruptedException {
    Path folder = Data.path("retrieval");
    List<TestSet> sets =
        names.isEmpty()
            ? TestSet.in(folder)
            : names.stream().map(folder::resolve).map(TestSet::of).toList();
    List<EvalRow> rows = new ArrayList<>();
    for (TestSet set : sets) {
      Evaluation evaluation = Evaluation.read(set);
      for (String model : models) {
        try (Scratch scratch = Scratch.create()) {
          rows.addAll(rows(evaluation, set, model, scratch.path()));
        }
      }
    }
    return rows;
  }

  private List<EvalRow> rows(Evaluation evaluation, TestSet set, String model, Path data)
      throws InterruptedException {
    String named = (keepVectors ? KeptEmbeddings.PREFIX : "") + model;
    CollectionOptions options = CollectionOptions.ofDefaults().withEmbeddingModel(named);
    List<EvalRow> rows = new ArrayList<>();
    try (Trial trial = Trial.open(evaluation, data, "corpus", options)) {
      IngestReport ingested = trial.ingest(IngestOptions.ofDefaults());
      for (SearchMode mode : MODES) {
        EvalResult result = EvalResult.of(ingested, trial.search(mode));
        result = keepVectors ? result.withoutRate() : result;
        String name = mode.name().toLowerCase(Locale.ROOT);
        EvalRow row = new EvalRow(set.name(), model, name, result);
        out.println(row.json());
        rows.add(row);
      }
    }
    return rows;
  }
}
