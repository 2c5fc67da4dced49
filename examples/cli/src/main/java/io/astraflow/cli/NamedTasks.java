package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.task.Task;
import io.astraflow.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The tasks that a command line names, to be changed all of them or, where one cannot be, none. */
final class NamedTasks {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "As the command tasks shows them.")
  private List<Long> ids = List.of();

  /**
   * Changes the tasks, prints them as they are then, and returns the exit code.
   *
   * @throws InvalidInputException if one is not there, or cannot be changed so; nothing is changed
   */
  int change(TaskChange change, DataArguments data) {
    data.checkNoCollection();
    try (AstraFlow astra = data.openExisting()) {
      Tasks tasks = astra.workspace().tasks();
      TaskIds known = new TaskIds(tasks);
      List<Long> named = ids.stream().distinct().toList();
      for (Task task : named.stream().map(known::require).toList()) {
        if (!change.fits(task.state())) {
          throw new InvalidInputException(refusal(task, change) + " No task was changed.");
        }
      }
      List<Long> late = new ArrayList<>();
      for (long id : named) {
        if (!change.apply(tasks, id)) {
          late.add(id);
        }
      }
      List<TaskOutput> after = named.stream().map(known::require).map(TaskOutput::of).toList();
      data.printer()
          .result(
              new TasksCommand.Result(after, null),
              out -> after.forEach(task -> out.println(task.line())));
      late.forEach(id -> data.printer().note(refusal(known.require(id), change)));
      return late.isEmpty() ? ExitCode.OK : ExitCode.PROBLEMS;
    }
  }

  private static String refusal(Task task, TaskChange change) {
    return "Task %d is %s: %s.".formatted(task.id(), TaskOutput.of(task).state(), change.refusal());
  }
}
