package io.astraflow.ingest;

import java.util.concurrent.atomic.AtomicBoolean;

/** A switch that one thread turns and another one watches. Safe for use by many threads. */
public final class Cancellation {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Creates a switch that is not yet turned. */
  public Cancellation() {}

  /** Asks the work to stop at the next safe point. Calling twice has no effect. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Returns whether {@link #cancel()} was called. */
  public boolean isCancelled() {
    return cancelled.get();
  }
}
