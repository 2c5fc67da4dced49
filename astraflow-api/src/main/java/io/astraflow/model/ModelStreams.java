package io.astraflow.model;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Streams of what is there, and the bridge from streams that are pulled to {@link Flow}. */
public final class ModelStreams {
  private ModelStreams() {}

  /** Returns a stream of a reply that is already there, such as one that was kept. */
  public static ModelStream replay(ModelReply reply) {
    return new ReplayedStream(reply);
  }

  /**
   * Returns a publisher of a reply's events, which opens a stream for each subscriber, on {@code
   * executor}, at its first request. It reads no more events than were requested; cancelling closes
   * the stream, and interrupts the thread that is opening it. Failures, also of {@code opening}, go
   * to {@code onError}.
   *
   * @param opening opens the stream, such as {@code () -> model.stream(request)}
   * @param executor runs the reading, which blocks: a task runs while events are requested
   */
  public static Flow.Publisher<ModelEvent> publisher(
      Callable<ModelStream> opening, Executor executor) {
    return subscriber -> {
      StreamSubscription subscription = new StreamSubscription(opening, executor, subscriber);
      subscriber.onSubscribe(subscription);
    };
  }
}
