package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.task.Task;
import io.astraflow.task.Tasks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels tasks. */
@Command(
    name = "cancel",
    header = "Cancel tasks that have not ended; what they have done stays.",
    footerHeading = "%nExamples:%n",
    footer = "  astraflow tasks cancel 12 13")
final class TasksCancelCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "As the command tasks shows them.")
  private List<Long> ids = List.of();

  @Override
  public Integer call() {
    try (AstraFlow astra = data.openExisting()) {
      Tasks tasks = astra.workspace().tasks();
      TaskIds named = new TaskIds(tasks);
      ids.forEach(named::require); // All of them, before anything is done.
      for (long id : ids) {
        if (!tasks.cancel(id)) {
          Task task = named.require(id);
          throw new InvalidInputException(
              "Task %d is %s: it has ended already.".formatted(id, TaskOutput.of(task).state()));
        }
      }
      List<TaskOutput> after = ids.stream().map(named::require).map(TaskOutput::of).toList();
      data.printer()
          .result(
              new TasksCommand.Result(after, null),
              out -> after.forEach(task -> out.println(task.line())));
      return ExitCode.OK;
    }
  }
}
