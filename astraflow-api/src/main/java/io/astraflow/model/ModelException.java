package io.astraflow.model;

import io.astraflow.error.AstraFlowException;
import org.jspecify.annotations.Nullable;

/** A model gave no usable reply; {@link #kind()} says whether trying again may help. */
public final class ModelException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Creates an exception; the message names the model and never holds a key or a prompt. */
  public ModelException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /** What went wrong, by what helps. */
  public enum Kind {
    /** Too many requests, or the provider is overloaded: the same request may succeed later. */
    BUSY,
    /** No answer in time, or no connection: the same request may succeed later. */
    UNREACHABLE,
    /** The model refuses this request: change it. */
    REFUSED,
    /** The model, its key or its files are not what was configured: fix the configuration. */
    MISCONFIGURED
  }
}
