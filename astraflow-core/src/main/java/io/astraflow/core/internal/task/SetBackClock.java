package io.astraflow.core.internal.task;

import io.astraflow.spi.store.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What becomes of tasks that were kept by a clock that was ahead of the present one. Immutable.
 *
 * @param now the present time
 * @param zone of cron expressions
 */
record SetBackClock(Instant now, ZoneId zone) {

  /**
   * Returns when a task that waits is due by the present clock: a task that recurs at its next
   * time, any other after the wait that it was given.
   *
   * @return nothing where the task was kept by a clock that was not ahead, or is due at a time that
   *     does not go by that clock
   */
  Optional<Instant> due(TaskRow row) {
    Instant created = row.task().createdAt();
    Instant kept =
        row.status().startedAt().filter(started -> started.isAfter(created)).orElse(created);
    Duration wait = Duration.between(kept, row.status().dueAt());
    if (!kept.isAfter(now) || wait.isNegative()) {
      return Optional.empty();
    }
    return Optional.of(
        row.task().cron().map(cron -> Recurrence.of(cron, zone).after(now)).orElse(now.plus(wait)));
  }
}
