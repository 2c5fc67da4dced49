package io.astraflow.task;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a task waits after a failed attempt. Immutable.
 *
 * <p>After the n-th failure in a row it waits {@code min(most, first × factorⁿ⁻¹)}, drawn evenly
 * from {@code jitter} below to {@code jitter} above that, and never longer than {@code most}.
 *
 * @param first the wait after the first failure; default 1 second
 * @param factor by how much each wait is longer than the one before, 1 or more; default 2
 * @param most the longest wait, a hundred years at most; default 5 minutes
 * @param jitter the part of a wait by which it varies, 0 to 1; default 0.2
 */
public record Backoff(Duration first, double factor, Duration most, double jitter) {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** Checks the values. */
  public Backoff {
    if (most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a backoff waits a hundred years at most: " + most);
    }
    if (first.isNegative() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a backoff needs 0 <= first <= most: %s, %s".formatted(first, most));
    }
    if (!(factor >= 1) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("a backoff's factor must be 1 or more: " + factor);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("a backoff's jitter must be 0 to 1: " + jitter);
    }
  }

  /** Returns waits of about 1, 2, 4, … seconds, of 5 minutes at most, each up to a fifth off. */
  public static Backoff defaults() {
    return new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.2);
  }

  /** Returns the same wait after every failure. */
  public static Backoff constant(Duration wait) {
    return new Backoff(wait, 1, wait, 0);
  }

  /** Returns this with another first wait. */
  public Backoff withFirst(Duration other) {
    return new Backoff(other, factor, most, jitter);
  }

  /** Returns this with another factor. */
  public Backoff withFactor(double other) {
    return new Backoff(first, other, most, jitter);
  }

  /** Returns this with another longest wait. */
  public Backoff withMost(Duration other) {
    return new Backoff(first, factor, other, jitter);
  }

  /** Returns this with another jitter. */
  public Backoff withJitter(double other) {
    return new Backoff(first, factor, most, other);
  }

  /**
   * Returns how long to wait after a failure.
   *
   * @param failures how many attempts have failed in a row, 1 or more
   * @param random what the jitter is drawn from
   */
  public Duration delay(int failures, RandomGenerator random) {
    if (failures < 1) {
      throw new IllegalArgumentException("there must have been a failure: " + failures);
    }
    double longest = most.toMillis();
    double growth = Math.min(Double.MAX_VALUE, Math.pow(factor, failures - 1.0));
    double exact = Math.min(longest, first.toMillis() * growth);
    double varied = exact * (1 + jitter * (2 * random.nextDouble() - 1));
    return Duration.ofMillis(Math.round(Math.min(longest, varied)));
  }
}
