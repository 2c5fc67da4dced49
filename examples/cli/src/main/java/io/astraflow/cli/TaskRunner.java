package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.model.ModelName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Runs the tasks of a data folder until none is due, or Ctrl-C is pressed. */
final class TaskRunner {
  private final Interruption interruption;

  TaskRunner(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Runs tasks until none is due; the model writes what they need written. */
  TaskRun.Result run(Path folder, ModelArgument model, Printer printer)
      throws InterruptedException {
    ModelOptions models = ModelOptions.defaults();
    chosen(folder, model).ifPresent(name -> models.chat(name.toString()));
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (AstraFlow astra = AstraFlow.builder(folder).models(models).build()) {
      return new TaskRun(astra.workspace().tasks(), start, interruption.cancellation())
          .untilNoneIsDue(StatusLine.on(printer.err()));
    }
  }

  // Tasks begin when the folder is opened, and by then the model must be known.
  private static Optional<ModelName> chosen(Path folder, ModelArgument model)
      throws InterruptedException {
    try (AstraFlow astra = AstraFlow.builder(folder).runTasks(false).build()) {
      return model.chosen(astra.workspace().models());
    }
  }
}
