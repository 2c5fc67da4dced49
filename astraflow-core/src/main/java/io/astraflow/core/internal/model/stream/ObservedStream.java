package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream with somebody who watches it. One thread reads; any thread may close. */
public final class ObservedStream implements ModelStream {
  private final ModelStream inner;
  private final StreamObserver observer;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Puts an observer on a stream. */
  public ObservedStream(ModelStream inner, StreamObserver observer) {
    this.inner = inner;
    this.observer = observer;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    Iterator<ModelEvent> events = inner.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return events.hasNext();
        } catch (RuntimeException e) {
          fail(e);
          throw e;
        }
      }

      @Override
      public ModelEvent next() {
        return seen(read());
      }

      private ModelEvent read() {
        try {
          return events.next();
        } catch (ModelException e) {
          fail(e);
          throw e;
        }
      }
    };
  }

  private ModelEvent seen(ModelEvent event) {
    observer.event(event);
    if (event instanceof ModelEvent.Finished && ended.compareAndSet(false, true)) {
      observer.finished();
    }
    return event;
  }

  private void fail(RuntimeException failure) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    if (failure instanceof ModelException cancelled
        && cancelled.kind() == ModelException.Kind.CANCELLED) {
      observer.closed();
    } else {
      observer.failed(failure);
    }
  }

  @Override
  public ModelName model() {
    return inner.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return observer.metadata(inner.metadata());
  }

  @Override
  public void close() {
    try {
      inner.close();
    } finally {
      if (ended.compareAndSet(false, true)) {
        observer.closed();
      }
    }
  }
}
