package io.astraflow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the tasks that wait. */
@Command(
    name = "run",
    header = "Run the tasks that wait, until none is due.",
    description = {
      "Runs what is due and what that submits, and repeats what fails as its kind asks. Tasks that"
          + " are due later, or recur, go on waiting. Ctrl-C leaves the rest queued.",
      "Exits with 1 if a task failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  astraflow tasks run", "  astraflow tasks run --model ollama:llama3.2 --json"})
final class TasksRunCommand implements Callable<Integer> {
  private final TaskRunner runner;

  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final ModelArgument model = new ModelArgument();

  TasksRunCommand(TaskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws InterruptedException {
    model.check();
    data.checkNoCollection();
    Printer printer = data.printer();
    TaskRun.Result result = runner.run(data.existingFolder(), model, printer);
    printer.result(result, result::print);
    return result.exitCode();
  }
}
