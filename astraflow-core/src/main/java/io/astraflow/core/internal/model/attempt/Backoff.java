package io.astraflow.core.internal.model.attempt;

import io.astraflow.model.policy.Retries;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The waits between attempts, as {@link Retries} defines them. Safe for use by many threads if its
 * source of randomness is.
 */
final class Backoff {
  /** From this many doublings on every bound is the longest wait. */
  private static final int MOST_DOUBLINGS = 40;

  private final Retries retries;
  private final DoubleSupplier random;

  /** Draws from {@code random}, which gives numbers from 0 (inclusive) to 1. */
  Backoff(Retries retries, DoubleSupplier random) {
    this.retries = retries;
    this.random = random;
  }

  int maxRetries() {
    return retries.maxRetries();
  }

  Duration longest() {
    return retries.maxDelay();
  }

  /** Returns the longest wait before a retry, the first of which is 1. */
  Duration bound(int retry) {
    double nanos = retries.delay().toNanos() * (double) (1L << Math.min(retry - 1, MOST_DOUBLINGS));
    return nanos >= longest().toNanos() ? longest() : Duration.ofNanos((long) nanos);
  }

  /** Draws the wait before a retry. */
  Duration draw(int retry) {
    return Duration.ofNanos((long) (bound(retry).toNanos() * random.getAsDouble()));
  }
}
