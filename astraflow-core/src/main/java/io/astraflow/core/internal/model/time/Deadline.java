package io.astraflow.core.internal.model.time;

import io.astraflow.model.ModelRequest;
import java.time.Duration;

/** The time by which one request, with all that is done for it, is to be over. Immutable. */
public final class Deadline {
  private final Timeline timeline;
  private final Duration timeout;
  private final long began;

  private Deadline(Timeline timeline, Duration timeout) {
    this.timeline = timeline;
    this.timeout = timeout;
    this.began = timeline.nanos();
  }

  /** Returns the deadline of a request that begins now. */
  public static Deadline of(ModelRequest request, Timeline timeline) {
    return new Deadline(timeline, request.timeout());
  }

  /** Returns the time that is left; zero or negative if none is. */
  public Duration left() {
    return timeout.minusNanos(timeline.nanos() - began);
  }

  /** Returns whether no time is left. */
  public boolean isOver() {
    Duration left = left();
    return left.isZero() || left.isNegative();
  }

  /** Returns a request with the time that is left, and with hardly any if none is. */
  public ModelRequest on(ModelRequest request) {
    Duration left = left();
    Duration some = left.isZero() || left.isNegative() ? Duration.ofNanos(1) : left;
    return request.toBuilder().timeout(some).build();
  }
}
