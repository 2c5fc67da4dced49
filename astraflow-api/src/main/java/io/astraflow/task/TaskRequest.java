package io.astraflow.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done. Immutable.
 *
 * @param kind what is done
 * @param input what it is done with
 * @param priority of the tasks of a kind that are due, those of a higher priority begin first;
 *     default 0
 * @param key at most one task of a kind has it in a workspace, whatever its state; default none
 * @param notBefore when it is due; default at once
 * @param cron when it runs again and again, as in {@link #withCron}; default never
 * @param <I> what the handler takes
 */
public record TaskRequest<I>(
    TaskKind<I, ?> kind,
    I input,
    int priority,
    Optional<String> key,
    Optional<Instant> notBefore,
    Optional<String> cron) {

  /** Checks the key. */
  public TaskRequest {
    if (key.filter(text -> text.isBlank() || text.length() > 200).isPresent()) {
      throw new IllegalArgumentException(
          "a task's key has 1 to 200 characters and is not blank: '%s'"
              .formatted(key.orElseThrow()));
    }
  }

  /** Returns a request with the default settings. */
  public static <I> TaskRequest<I> of(TaskKind<I, ?> kind, I input) {
    return new TaskRequest<>(kind, input, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns this with another priority. */
  public TaskRequest<I> withPriority(int other) {
    return new TaskRequest<>(kind, input, other, key, notBefore, cron);
  }

  /** Returns this with an idempotency key: submitted twice, it makes one task. */
  public TaskRequest<I> withKey(String text) {
    return new TaskRequest<>(kind, input, priority, Optional.of(text), notBefore, cron);
  }

  /** Returns this, due at {@code instant}. */
  public TaskRequest<I> withNotBefore(Instant instant) {
    return new TaskRequest<>(kind, input, priority, key, Optional.of(instant), cron);
  }

  /**
   * Returns this, recurring: first when it is due, else at the expression's next time, and after
   * the end of each run at the next time from then. Where times are missed, since no engine was
   * open or a run took too long, one run makes up for all that went by while no engine was open,
   * and those that went by during a run are left out. A run that fails does not end the recurrence.
   *
   * @param expression six fields, {@code second minute hour day-of-month month day-of-week}, as in
   *     {@code 0 0 3 * * *} for every night at three, in the time zone of the machine
   */
  public TaskRequest<I> withCron(String expression) {
    return new TaskRequest<>(kind, input, priority, key, notBefore, Optional.of(expression));
  }
}
