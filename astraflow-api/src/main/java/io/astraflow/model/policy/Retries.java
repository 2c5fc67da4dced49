package io.astraflow.model.policy;

import java.time.Duration;

/**
 * How often a call is tried again after a failure that may pass. Immutable.
 *
 * <p>The wait before the n-th retry is drawn evenly between 0 and {@code min(maxDelay, delay ×
 * 2ⁿ⁻¹)} ("full jitter", M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog,
 * 2015), and never shorter than what the provider asks for. A call is not tried again once the
 * first event of its reply has been handed on, nor beyond the request's timeout, nor where the
 * provider asks for a longer wait than {@code maxDelay}.
 *
 * @param maxRetries the most retries after the first attempt; default 3, 0 for none
 * @param delay the bound of the first wait; default half a second
 * @param maxDelay the longest wait; default 20 seconds
 */
public record Retries(int maxRetries, Duration delay, Duration maxDelay) {

  /** Checks the values. */
  public Retries {
    if (maxRetries < 0 || delay.isNegative() || maxDelay.compareTo(delay) < 0) {
      throw new IllegalArgumentException(
          "Retries must not be negative, and 0 <= delay <= maxDelay: %d, %s, %s"
              .formatted(maxRetries, delay, maxDelay));
    }
  }

  /** Returns three retries, waits of at most 0.5, 1 and 2 seconds. */
  public static Retries defaults() {
    return new Retries(3, Duration.ofMillis(500), Duration.ofSeconds(20));
  }

  /** Returns a single attempt. */
  public static Retries none() {
    return new Retries(0, Duration.ZERO, Duration.ZERO);
  }
}
