package io.astraflow.core.internal.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A time that passes when it is told to, and at once when somebody waits. */
public final class ManualTimeline implements Timeline {
  private static final Instant BEGIN = Instant.parse("2024-02-29T12:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  // Near the end of the range, so that differences and not orders have to be right.
  private long nanos = Long.MAX_VALUE - 1_000_000;
  private Duration passed = Duration.ZERO;

  /** Lets time pass. */
  public synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
    passed = passed.plus(duration);
  }

  /** Returns how long each pause was. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public synchronized Instant now() {
    return BEGIN.plus(passed);
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void pause(Duration duration, CountDownLatch ended) {
    pauses.add(duration);
    pass(duration);
  }
}
