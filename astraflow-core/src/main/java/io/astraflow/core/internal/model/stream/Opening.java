package io.astraflow.core.internal.model.stream;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelStream;
import org.jspecify.annotations.Nullable;

/**
 * The opening of further streams by the thread that reads, which another thread can end. One thread
 * opens; any thread may close.
 */
public final class Opening {
  // Guarded by this.
  private @Nullable Thread opener;
  private boolean closed;
  private boolean interrupted;

  /** Opens a stream. */
  @FunctionalInterface
  public interface Source {

    /** Returns an open stream; blocks until it is open. */
    ModelStream open() throws InterruptedException;
  }

  /**
   * Returns the stream of a source, which the caller closes if {@link #isClosed()} then.
   *
   * @throws ModelException what the source throws; of kind {@link ModelException.Kind#CANCELLED} if
   *     this was closed meanwhile, after which the thread is not interrupted
   * @throws InterruptedException if the thread was interrupted by somebody else
   */
  public ModelStream open(Source source) throws InterruptedException {
    begin();
    try {
      return source.open();
    } catch (InterruptedException | ModelException e) {
      if (isClosed()) {
        throw cancelled(e);
      }
      throw e;
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (closed) {
      throw cancelled(null);
    }
    opener = Thread.currentThread();
  }

  private synchronized void end() {
    opener = null;
    if (interrupted) {
      interrupted = false;
      Thread.interrupted(); // It was meant for the opening alone.
    }
  }

  /** Interrupts the thread that opens, and lets no other open. Closing twice has no effect. */
  public synchronized void close() {
    Thread thread = opener;
    if (!closed && thread != null) {
      interrupted = true;
      thread.interrupt();
    }
    closed = true;
  }

  /** Returns whether this was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  private static ModelException cancelled(@Nullable Exception cause) {
    return new ModelException(
        ModelException.Kind.CANCELLED, "The stream was closed while it was opened.", cause);
  }
}
