package io.astraflow.core.internal.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Tells the time and lets it pass. Safe for use by many threads. */
public interface Timeline {

  /** Returns the date and time. */
  Instant now();

  /** Returns a number of nanoseconds that never falls, for differences alone. */
  long nanos();

  /**
   * Blocks for {@code duration}, or until {@code ended} has been counted down.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void pause(Duration duration, CountDownLatch ended) throws InterruptedException;

  /** Blocks for {@code duration}. */
  default void pause(Duration duration) throws InterruptedException {
    pause(duration, new CountDownLatch(1));
  }

  /** Returns the time of this machine. */
  static Timeline system() {
    return SystemTimeline.INSTANCE;
  }
}
