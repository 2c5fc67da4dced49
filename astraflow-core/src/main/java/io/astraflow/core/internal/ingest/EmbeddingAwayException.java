package io.astraflow.core.internal.ingest;

import io.astraflow.error.AstraFlowException;

/** The embedding model failed in a way that may pass. */
final class EmbeddingAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AstraFlowException failure;

  EmbeddingAwayException(AstraFlowException failure) {
    super(failure);
    this.failure = failure;
  }

  /** Returns what the model said. */
  AstraFlowException failure() {
    return failure;
  }
}
