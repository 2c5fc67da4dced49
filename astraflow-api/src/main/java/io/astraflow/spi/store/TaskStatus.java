package io.astraflow.spi.store;

import io.astraflow.task.TaskState;
import java.time.Instant;
import java.util.Optional;

/**
 * What changes of a task as it runs. Immutable.
 *
 * @param state where it is
 * @param cancelling whether it is to be cancelled once its handler ends
 * @param attempts of its present run that have begun
 * @param runs that have ended, if it recurs
 * @param failure why the last attempt failed, until one succeeds
 * @param dueAt when it may begin
 * @param startedAt when its last attempt began
 * @param finishedAt when it ended, or its last run did
 */
public record TaskStatus(
    TaskState state,
    boolean cancelling,
    int attempts,
    long runs,
    Optional<String> failure,
    Instant dueAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  /** Returns a task that waits for its first attempt. */
  public static TaskStatus queued(Instant dueAt) {
    return new TaskStatus(
        TaskState.QUEUED, false, 0, 0, Optional.empty(), dueAt, Optional.empty(), Optional.empty());
  }

  /** Returns this as an attempt begins. */
  public TaskStatus begun(Instant at) {
    return new TaskStatus(
        TaskState.RUNNING, false, attempts + 1, runs, failure, dueAt, Optional.of(at), lastRun());
  }

  /** Returns this as its attempt is cut short, so that it does not count. */
  public TaskStatus cutShort(Instant due) {
    return waiting(Math.max(0, attempts - 1), failure, due);
  }

  /** Returns this after an attempt that failed, waiting for the next one. */
  public TaskStatus failedOnce(String why, Instant due) {
    return waiting(attempts, Optional.of(why), due);
  }

  /** Returns this to begin from its first attempt again. */
  public TaskStatus again(Instant due) {
    return waiting(0, failure, due);
  }

  /** Returns this, still waiting, with another time from which it may begin. */
  public TaskStatus dueFrom(Instant due) {
    return waiting(attempts, failure, due);
  }

  /** Returns this, to be cancelled once its handler ends. */
  public TaskStatus cancelRequested() {
    return new TaskStatus(state, true, attempts, runs, failure, dueAt, startedAt, finishedAt);
  }

  /** Returns this at its end. */
  public TaskStatus ended(TaskState last, Optional<String> why, Instant at) {
    return new TaskStatus(last, false, attempts, runs, why, dueAt, startedAt, Optional.of(at));
  }

  /** Returns this after a run, waiting for the next one. */
  public TaskStatus recurring(Optional<String> why, Instant at, Instant due) {
    return new TaskStatus(
        TaskState.QUEUED, false, 0, runs + 1, why, due, startedAt, Optional.of(at));
  }

  private TaskStatus waiting(int counted, Optional<String> why, Instant due) {
    return new TaskStatus(TaskState.QUEUED, false, counted, runs, why, due, startedAt, lastRun());
  }

  private Optional<Instant> lastRun() {
    return runs > 0 ? finishedAt : Optional.empty();
  }
}
