package io.astraflow.task;

/** Where a task is. */
public enum TaskState {
  /** It waits: for its time, for a thread, for its next attempt or, if recurring, its next run. */
  QUEUED,
  /** Its handler runs. */
  RUNNING,
  /** Its handler returned a result. */
  SUCCEEDED,
  /** Its last attempt failed, or a failure was of a kind that no further attempt can mend. */
  FAILED,
  /** It was cancelled before it succeeded or failed. */
  CANCELLED;

  /** Returns whether the task has ended; only {@link Tasks#retry} runs it again. */
  public boolean isFinal() {
    return this != QUEUED && this != RUNNING;
  }
}
