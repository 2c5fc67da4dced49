package io.astraflow.error;

import org.jspecify.annotations.Nullable;

/** A resource is busy, locked, full or away for now: the same call may succeed later. */
public final class UnavailableException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public UnavailableException(String message) {
    this(message, null);
  }

  /** Creates an exception with its cause. */
  public UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
