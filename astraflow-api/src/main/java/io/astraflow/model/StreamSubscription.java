package io.astraflow.model;

import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream for one subscriber, as far as it asks. One reading task runs at a time; what is
 * requested meanwhile is read by it.
 */
final class StreamSubscription implements Flow.Subscription {
  private final Callable<ModelStream> opening;
  private final Executor executor;
  private final Flow.Subscriber<? super ModelEvent> subscriber;
  private final AtomicLong requested = new AtomicLong();
  private final AtomicInteger running = new AtomicInteger();
  private volatile @Nullable ModelStream stream;
  private volatile boolean ended;
  private volatile @Nullable IllegalArgumentException violation;
  private @Nullable Iterator<ModelEvent> events; // Of the running task.

  StreamSubscription(
      Callable<ModelStream> opening,
      Executor executor,
      Flow.Subscriber<? super ModelEvent> subscriber) {
    this.opening = opening;
    this.executor = executor;
    this.subscriber = subscriber;
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      violation = new IllegalArgumentException("request must be positive: " + count);
    } else {
      requested.accumulateAndGet(
          count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
    }
    if (running.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  @Override
  public void cancel() {
    ended = true;
    closeStream();
  }

  private void run() {
    int seen = running.get();
    do {
      read();
      seen = running.addAndGet(-seen);
    } while (seen > 0);
  }

  private void read() {
    try {
      while (!ended && violation == null && requested.get() > 0) {
        step();
      }
      if (violation != null && !ended) {
        fail(violation);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    } catch (Exception e) { // Whatever opening throws is the subscriber's to see.
      fail(e);
    }
  }

  private void step() throws Exception {
    Iterator<ModelEvent> reading = events == null ? open() : events;
    if (ended) { // Cancelled while it was opened.
      closeStream();
    } else if (reading.hasNext()) {
      requested.decrementAndGet();
      subscriber.onNext(reading.next());
    } else if (!ended) {
      ended = true;
      closeStream();
      subscriber.onComplete();
    }
  }

  private Iterator<ModelEvent> open() throws Exception {
    ModelStream opened = opening.call();
    stream = opened;
    events = opened.iterator();
    return events;
  }

  private void fail(Throwable failure) {
    closeStream();
    if (!ended) {
      ended = true;
      subscriber.onError(failure);
    }
  }

  private void closeStream() {
    ModelStream open = stream;
    if (open != null) {
      open.close();
    }
  }
}
