package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one task. */
@Command(
    name = "show",
    header = "Show everything about a task.",
    footerHeading = "%nExamples:%n",
    footer = "  astraflow tasks show 12 --json")
final class TasksShowCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(paramLabel = "ID", description = "As the command tasks shows it.")
  private long id;

  @Override
  public Integer call() {
    data.checkNoCollection();
    try (AstraFlow astra = data.openExisting()) {
      TaskOutput task = TaskOutput.of(new TaskIds(astra.workspace().tasks()).require(id));
      data.printer().result(task, task::print);
      return ExitCode.OK;
    }
  }
}
