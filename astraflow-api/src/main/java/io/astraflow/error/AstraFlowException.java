package io.astraflow.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of AstraFlow's exceptions. Its message names the thing that failed, the value, and the
 * remedy; it never holds a secret. Subclasses say what the caller does next.
 */
public abstract class AstraFlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for people and, where there is one, its cause. */
  protected AstraFlowException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
