package io.astraflow.core.internal.task;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;

/** The times of a cron expression. Immutable. */
record Recurrence(Schedule schedule) {
  /** What the library takes for "never". */
  private static final String DISABLED = "-";

  /**
   * Reads an expression of six fields.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Recurrence of(String expression, ZoneId zone) {
    if (expression.equals(DISABLED)) {
      throw new IllegalArgumentException("'-' is no cron expression: leave it out");
    }
    try {
      return new Recurrence(new CronSchedule(expression, zone));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no cron expression such as '0 0 3 * * *', of second, minute, hour, day of month, month and day of week: %s"
              .formatted(expression, e.getMessage()),
          e);
    }
  }

  /**
   * Returns the first time after {@code instant}.
   *
   * @throws IllegalArgumentException if there is none
   */
  Instant after(Instant instant) {
    Instant next = schedule.getInitialExecutionTime(instant);
    if (next.equals(Schedule.NEVER)) {
      throw new IllegalArgumentException(
          "The cron expression of %s has no time after %s".formatted(schedule, instant));
    }
    return next;
  }
}
