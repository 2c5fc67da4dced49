package io.astraflow.task;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.UnavailableException;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tasks of one workspace, kept in the store. A task runs at least once, one attempt at a time,
 * as long as the engine is open in some process; it is in the store when {@link #submit} returns
 * and is taken up again after a crash.
 *
 * <p>Ids of other workspaces are unknown here. Safe for use by many threads. All methods throw
 * {@link UnavailableException} where the store cannot be read or written for now.
 */
public interface Tasks {

  /**
   * Keeps a task, which is run when it is due.
   *
   * @return the task; with a key that a task of the kind has already, that task, whatever it is
   *     about and whether or not it has ended
   * @throws ConfigurationException if the engine has no handler for the kind
   * @throws IllegalArgumentException if the input is not of the kind's type, cannot be JSON or is
   *     too large, or if the cron expression is none or has no next time
   */
  <I> Task submit(TaskRequest<I> request);

  /** Keeps a task of default settings. */
  default <I> Task submit(TaskKind<I, ?> kind, I input) {
    return submit(TaskRequest.of(kind, input));
  }

  /** Returns a task, or empty if this workspace has none of this id. */
  Optional<Task> find(long id);

  /**
   * Returns a page of tasks, newest first.
   *
   * @throws io.astraflow.error.InvalidInputException if the page's cursor is not from this list
   */
  Page<Task> list(TaskFilter filter, PageRequest request);

  /**
   * Waits until a task has ended; a recurring one ends only by being cancelled.
   *
   * @return the task as it is then, or as it is when the time is up
   * @throws IllegalArgumentException if this workspace has no such task, or no longer
   * @throws InterruptedException if the calling thread was interrupted; the task goes on
   */
  Task await(long id, Duration timeout) throws InterruptedException;

  /**
   * Returns what a task was submitted with, or empty if there is no such task of this kind.
   *
   * @throws IllegalArgumentException if it does not fit the kind's type any more
   */
  <I> Optional<I> input(long id, TaskKind<I, ?> kind);

  /**
   * Returns what a task's last successful run returned, or empty if there is none.
   *
   * @throws IllegalArgumentException if it does not fit the kind's type any more
   */
  <O> Optional<O> result(long id, TaskKind<?, O> kind);

  /**
   * Cancels a task: one that waits at once; one that runs is interrupted, and cancelled when its
   * handler ends, in whatever way. What it has done stays.
   *
   * @return whether there was such a task and it had not ended
   */
  boolean cancel(long id);

  /**
   * Queues a failed or cancelled task again, due now and with all its attempts before it; steps
   * that it has done {@linkplain TaskContext#once once} are not repeated.
   *
   * @return whether there was such a task, failed or cancelled
   */
  boolean retry(long id);

  /**
   * Deletes tasks that have ended before {@code instant}; their keys are free then.
   *
   * @return how many there were
   */
  int deleteFinished(Instant instant);
}
