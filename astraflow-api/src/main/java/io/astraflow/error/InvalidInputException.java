package io.astraflow.error;

import org.jspecify.annotations.Nullable;

/** What was given (a document, a query, a path, a file) cannot be used: fix the input. */
public final class InvalidInputException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public InvalidInputException(String message) {
    this(message, null);
  }

  /** Creates an exception with its cause. */
  public InvalidInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
