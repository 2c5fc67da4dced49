package io.astraflow.cli;

import io.astraflow.error.InvalidInputException;
import io.astraflow.task.Task;
import io.astraflow.task.Tasks;

/** The tasks that a command line names. */
record TaskIds(Tasks tasks) {

  /**
   * Returns a task.
   *
   * @throws InvalidInputException if there is none
   */
  Task require(long id) {
    return tasks
        .find(id)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "There is no task %d. The command tasks lists them.".formatted(id)));
  }
}
