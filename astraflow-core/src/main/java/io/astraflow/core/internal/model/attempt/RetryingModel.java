package io.astraflow.core.internal.model.attempt;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.RecoverableStream;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.policy.Retries;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;

/**
 * Tries again what may pass, as {@link Retries} says. All attempts together take no longer than the
 * request's timeout.
 *
 * <p>A loop of its own rather than Failsafe's retry policy: that one sleeps with {@code
 * Thread.sleep}, so that neither a test nor the closing of a stream could end its waits.
 */
public final class RetryingModel extends ModelDecorator {
  private final Backoff backoff;
  private final Timeline timeline;
  private final RetryListener listener;

  /**
   * Goes around an adapter.
   *
   * @param random gives numbers from 0 (inclusive) to 1, to any thread
   */
  public RetryingModel(
      ModelAdapter inner, Retries retries, Timeline timeline, DoubleSupplier random) {
    this(inner, retries, timeline, random, RetryListener.NONE);
  }

  /** Goes around an adapter, and tells somebody of each retry. */
  public RetryingModel(
      ModelAdapter inner,
      Retries retries,
      Timeline timeline,
      DoubleSupplier random,
      RetryListener listener) {
    super(inner);
    this.listener = listener;
    this.backoff = new Backoff(retries, random);
    this.timeline = timeline;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Attempts attempts = new Attempts(request, backoff, timeline, listener);
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        return inner.complete(attempts.request());
      } catch (ModelException e) {
        attempts.await(e, never);
      }
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Attempts attempts = new Attempts(request, backoff, timeline, listener);
    return new RecoverableStream(
        open(attempts, new CountDownLatch(1)),
        (failure, closed) -> {
          attempts.await(failure, closed);
          return open(attempts, closed);
        });
  }

  private ModelStream open(Attempts attempts, CountDownLatch closed) throws InterruptedException {
    while (true) {
      try {
        return inner.stream(attempts.request());
      } catch (ModelException e) {
        attempts.await(e, closed);
      }
    }
  }
}
