package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;

/**
 * A stream that, while it has handed on no event, is replaced when it fails. One thread reads; any
 * thread may close, which also ends a {@link Recovery}, whether it waits or opens.
 */
public final class RecoverableStream implements ModelStream {
  private final Recovery recovery;
  private final Opening opening = new Opening();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ModelStream current;

  /** Begins with an open stream. */
  public RecoverableStream(ModelStream first, Recovery recovery) {
    this.current = first;
    this.recovery = recovery;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    return new Events(current.iterator());
  }

  @Override
  public ModelName model() {
    return current.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return current.metadata();
  }

  @Override
  public void close() {
    closed.countDown();
    opening.close();
    current.close();
  }

  private ModelStream replace(ModelException failure) {
    current.close();
    ModelStream next;
    try {
      next = opening.open(() -> recovery.after(failure, closed));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(
          ModelException.Kind.CANCELLED, "The thread was interrupted while it waited.", e);
    }
    current = next;
    // Whoever closed meanwhile may have seen the old one only.
    if (opening.isClosed()) {
      next.close();
      throw ModelException.of(ModelException.Kind.CANCELLED, "The stream was closed.");
    }
    return next;
  }

  private final class Events implements Iterator<ModelEvent> {
    private Iterator<ModelEvent> events;
    private boolean begun;

    Events(Iterator<ModelEvent> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      while (true) {
        try {
          boolean more = events.hasNext();
          begun = true;
          return more;
        } catch (ModelException e) {
          recover(e);
        }
      }
    }

    @Override
    public ModelEvent next() {
      if (!begun) {
        boolean more = hasNext();
        assert more : "a stream has at least one event or fails";
      }
      return events.next();
    }

    private void recover(ModelException failure) {
      if (begun || opening.isClosed()) {
        throw failure;
      }
      events = replace(failure).iterator();
    }
  }
}
