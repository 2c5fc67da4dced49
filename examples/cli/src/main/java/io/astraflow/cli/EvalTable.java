package io.astraflow.cli;

import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.EvalRow;
import io.astraflow.cli.eval.Evaluation;
import io.astraflow.cli.eval.TestSet;
import io.astraflow.cli.eval.Trial;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates sets with models in modes, and prints each row of the table as soon as it is known.
 * Immutable.
 *
 * @param models ids; none stands for the default model
 * @param data where collections are kept, each named after its set and model; null for temporary
 *     folders
 */
record EvalTable(
    List<TestSet> sets,
    List<String> models,
    List<SearchMode> modes,
    @Nullable Path data,
    RowFormat format) {

  /** Runs it, and returns the exit code. */
  int run(EvalProgress progress, PrintWriter out) throws IOException, InterruptedException {
    format.head().forEach(out::println);
    out.flush();
    for (TestSet set : sets) {
      Evaluation evaluation = Evaluation.read(set);
      for (String model : models.isEmpty() ? List.of("") : models) {
        progress.printer().note(set.name() + (model.isEmpty() ? "" : ", " + model));
        int code = rows(evaluation, set, model, progress, out);
        if (code != ExitCode.OK) {
          return code;
        }
      }
    }
    return ExitCode.OK;
  }

  private int rows(
      Evaluation evaluation, TestSet set, String model, EvalProgress progress, PrintWriter out)
      throws IOException, InterruptedException {
    if (data != null) {
      return rows(evaluation, set, model, data, progress, out);
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return rows(evaluation, set, model, folder.path(), progress, out);
    }
  }

  private int rows(
      Evaluation evaluation,
      TestSet set,
      String model,
      Path folder,
      EvalProgress progress,
      PrintWriter out)
      throws InterruptedException {
    try (Trial trial = trial(evaluation, set, model, folder)) {
      IngestReport report = progress.ingest(trial);
      if (report.cancelled()) {
        return ExitCode.INTERRUPTED;
      }
      for (SearchMode mode : modes) {
        EvalResult result = EvalResult.of(report, trial.search(mode));
        String name = mode.name().toLowerCase(Locale.ROOT);
        out.println(format.line(new EvalRow(set.name(), trial.embeddingModel(), name, result)));
        out.flush();
      }
      return ExitCode.OK;
    }
  }

  private static Trial trial(Evaluation evaluation, TestSet set, String model, Path folder) {
    CollectionOptions options = CollectionOptions.ofDefaults();
    return model.isEmpty()
        ? Trial.open(evaluation, folder, set.name(), options)
        : Trial.open(
            evaluation, folder, set.name() + "-" + model, options.withEmbeddingModel(model));
  }
}
