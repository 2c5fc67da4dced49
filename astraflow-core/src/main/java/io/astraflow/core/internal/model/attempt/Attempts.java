package io.astraflow.core.internal.model.attempt;

import io.astraflow.core.internal.model.time.Deadline;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The attempts of one call: whether there is another, and the wait before it. One thread at a time.
 */
final class Attempts {
  private final ModelRequest request;
  private final Backoff backoff;
  private final Timeline timeline;
  private final RetryListener listener;
  private final Deadline deadline;
  private int retry;

  Attempts(ModelRequest request, Backoff backoff, Timeline timeline, RetryListener listener) {
    this.request = request;
    this.backoff = backoff;
    this.timeline = timeline;
    this.listener = listener;
    this.deadline = Deadline.of(request, timeline);
  }

  /** Returns the request with the time that is left. */
  ModelRequest request() {
    return retry == 0 ? request : deadline.on(request);
  }

  /**
   * Blocks until the next attempt is due.
   *
   * @throws ModelException {@code failure} if there is none, or that {@code closed} was counted
   *     down meanwhile
   */
  void await(ModelException failure, CountDownLatch closed) throws InterruptedException {
    if (!failure.kind().mayPass() || retry >= backoff.maxRetries()) {
      throw failure;
    }
    retry++;
    Duration wait = wait(failure);
    if (wait.compareTo(deadline.left()) >= 0) {
      throw failure;
    }
    timeline.pause(wait, closed);
    if (closed.getCount() == 0) {
      throw ModelException.of(ModelException.Kind.CANCELLED, "The stream was closed.");
    }
    if (deadline.isOver()) {
      throw failure;
    }
    listener.retrying(failure);
  }

  private Duration wait(ModelException failure) {
    Duration drawn = backoff.draw(retry);
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    if (asked.compareTo(backoff.longest()) > 0) {
      throw failure;
    }
    return asked.compareTo(drawn) > 0 ? asked : drawn;
  }
}
