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

  private final Object lock = new Object();
  // Guarded by the lock.
  private @Nullable Thread opener;
  private boolean interrupted;

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
    synchronized (lock) {
      ended = true;
      Thread thread = opener;
      if (thread != null) {
        interrupted = true;
        thread.interrupt();
      }
    }
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
    ModelStream opened = called();
    stream = opened;
    events = opened.iterator();
    return events;
  }

  private ModelStream called() throws Exception {
    beginOpening();
    try {
      return opening.call();
    } catch (InterruptedException e) {
      if (ended) {
        throw cancelled(e);
      }
      throw e;
    } finally {
      endOpening();
    }
  }

  private void beginOpening() {
    synchronized (lock) {
      if (ended) {
        throw cancelled(null);
      }
      opener = Thread.currentThread();
    }
  }

  private void endOpening() {
    synchronized (lock) {
      opener = null;
      if (interrupted) {
        interrupted = false;
        Thread.interrupted(); // It was meant for the opening alone; the thread is the executor's.
      }
    }
  }

  private static ModelException cancelled(@Nullable Exception cause) {
    return new ModelException(
        ModelException.Kind.CANCELLED, "The subscription was cancelled.", cause);
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
