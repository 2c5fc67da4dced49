package io.astraflow.error;

import org.jspecify.annotations.Nullable;

/** Stored data is damaged. Nothing was changed: restore a backup, or rebuild what is derived. */
public final class CorruptDataException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public CorruptDataException(String message) {
    this(message, null);
  }

  /** Creates an exception with its cause. */
  public CorruptDataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
