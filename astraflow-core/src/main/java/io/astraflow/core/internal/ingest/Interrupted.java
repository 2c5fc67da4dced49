package io.astraflow.core.internal.ingest;

import io.astraflow.ingest.Source;

/** Carries an interruption out of {@link Source#forEach}, whose callback throws nothing checked. */
final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final InterruptedException interruption;

  Interrupted(InterruptedException interruption) {
    super(interruption);
    this.interruption = interruption;
  }

  /** Returns what is carried. */
  InterruptedException interruption() {
    return interruption;
  }
}
