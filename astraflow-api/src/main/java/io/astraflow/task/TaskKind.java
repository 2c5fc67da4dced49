package io.astraflow.task;

import java.util.regex.Pattern;

/**
 * A kind of task: what it takes, what it gives, and how it is run. Immutable.
 *
 * <p>Inputs and results are kept as JSON: records of texts, numbers, truth values, times, enums,
 * lists, maps, optionals and other records, 10 million characters at most. Those of a named module
 * are public in an exported package, or in one that is opened to {@code tools.jackson.databind}.
 *
 * @param id unique in an engine, 1 to 60 of {@code a-z 0-9 . _ -}; it is what the store knows, so
 *     it stays the same over restarts and versions
 * @param input what the handler takes
 * @param result what the handler returns
 * @param concurrency how many tasks of this kind run at once, over all workspaces; default 2
 * @param attempts how often a task is tried before it has failed; default 5
 * @param backoff how long it waits between attempts
 * @param <I> what the handler takes
 * @param <O> what the handler returns
 */
public record TaskKind<I, O>(
    String id, Class<I> input, Class<O> result, int concurrency, int attempts, Backoff backoff) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

  /** Checks the values. */
  public TaskKind {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a kind of task has 1 to 60 of a-z, 0-9, '.', '_' and '-': '" + id + "'");
    }
    if (concurrency < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "concurrency and attempts must be 1 or more: %d, %d".formatted(concurrency, attempts));
    }
  }

  /** Returns a kind with the default settings. */
  public static <I, O> TaskKind<I, O> of(String id, Class<I> input, Class<O> result) {
    return new TaskKind<>(id, input, result, 2, 5, Backoff.defaults());
  }

  /** Returns this with another limit of tasks that run at once. */
  public TaskKind<I, O> withConcurrency(int limit) {
    return new TaskKind<>(id, input, result, limit, attempts, backoff);
  }

  /** Returns this with another number of attempts. */
  public TaskKind<I, O> withAttempts(int most) {
    return new TaskKind<>(id, input, result, concurrency, most, backoff);
  }

  /** Returns this with other waits between attempts. */
  public TaskKind<I, O> withBackoff(Backoff other) {
    return new TaskKind<>(id, input, result, concurrency, attempts, other);
  }
}
