package io.astraflow.core.internal.task;

import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a task when an attempt has ended. Immutable.
 *
 * @param kind says how often it is tried and how long it waits
 * @param now when the attempt ended
 * @param zone of cron expressions
 * @param random of waits
 */
record TaskEnd(TaskKind<?, ?> kind, Instant now, ZoneId zone, RandomGenerator random) {

  /** Returns the status after a result came back. */
  TaskStatus succeeded(TaskRow row) {
    return row.status().cancelling() ? cancelled(row) : over(row, TaskState.SUCCEEDED, null);
  }

  /** Returns the status after the engine was closed in the midst of the attempt. */
  TaskStatus cutShort(TaskRow row) {
    return row.status().cancelling() ? cancelled(row) : row.status().cutShort(now);
  }

  /** Returns the status after a failure. */
  TaskStatus failed(TaskRow row, TaskFailure failure) {
    TaskStatus status = row.status();
    if (status.cancelling()) {
      return cancelled(row);
    }
    if (failure.mayPass() && status.attempts() < kind.attempts()) {
      return status.failedOnce(failure.reason(), now.plus(delay(status.attempts(), failure)));
    }
    return over(row, TaskState.FAILED, failure.reason());
  }

  private Duration delay(int failures, TaskFailure failure) {
    Duration wait = kind.backoff().delay(failures, random);
    return wait.compareTo(failure.earliest()) < 0 ? failure.earliest() : wait;
  }

  private TaskStatus cancelled(TaskRow row) {
    return row.status().ended(TaskState.CANCELLED, row.status().failure(), now);
  }

  private TaskStatus over(TaskRow row, TaskState state, @Nullable String failure) {
    Optional<String> why = Optional.ofNullable(failure);
    return row.task()
        .cron()
        .map(cron -> Recurrence.of(cron, zone).after(now))
        .map(next -> row.status().recurring(why, now, next))
        .orElseGet(() -> row.status().ended(state, why, now));
  }
}
