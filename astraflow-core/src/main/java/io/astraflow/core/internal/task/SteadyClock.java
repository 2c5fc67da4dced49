package io.astraflow.core.internal.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The time of the machine, but that it is never set back: where the machine's is, this one goes on
 * from where it was, so that a wait of a second stays one. Where the machine's is set forward, this
 * one follows. Safe for use by many threads.
 */
final class SteadyClock implements InstantSource {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final long began;
  private final AtomicReference<Instant> origin;

  /** Creates a clock of these two, of which the second never falls. */
  SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    began = nanos.getAsLong();
    origin = new AtomicReference<>(wall.instant());
  }

  @Override
  public Instant instant() {
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - began);
    Instant now = wall.instant();
    Instant latest =
        origin.accumulateAndGet(
            now.minus(elapsed), (before, seen) -> seen.isAfter(before) ? seen : before);
    return latest.plus(elapsed);
  }
}
