package io.astraflow.cli;

import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;

/** What can be done to tasks that somebody names. */
enum TaskChange {
  /** Ends what has not ended. */
  CANCEL("it has ended already"),
  /** Queues again what did not succeed. */
  RETRY("only failed and cancelled tasks can be retried");

  private final String refusal;

  TaskChange(String refusal) {
    this.refusal = refusal;
  }

  /** Returns whether a task in that state can be changed so. */
  boolean fits(TaskState state) {
    return switch (this) {
      case CANCEL -> !state.isFinal();
      case RETRY -> state == TaskState.FAILED || state == TaskState.CANCELLED;
    };
  }

  /** Changes a task; returns false if its state does not fit any more. */
  boolean apply(Tasks tasks, long id) {
    return switch (this) {
      case CANCEL -> tasks.cancel(id);
      case RETRY -> tasks.retry(id);
    };
  }

  /** Returns why a task cannot be changed so. */
  String refusal() {
    return refusal;
  }
}
