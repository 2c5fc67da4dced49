package io.astraflow.core.internal.ingest;

import io.astraflow.ingest.Source;

/** Leaves {@link Source#forEach} once an ingestion is cancelled. */
final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Cancelled() {
    super("cancelled", null, false, false);
  }
}
