package io.astraflow.model;

import io.astraflow.error.AstraFlowException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model gave no usable reply; {@link #kind()} says whether trying again may help. */
public final class ModelException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable Duration retryAfter;
  private final String category;
  private final transient @Nullable Usage usage; // Counts are of no use to another process.

  /** Creates an exception; the message names the model and never holds a key or a prompt. */
  public ModelException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null, "", null);
  }

  private ModelException(
      Kind kind,
      String message,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter,
      String category,
      @Nullable Usage usage) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.category = category;
    this.usage = usage;
  }

  /** Creates an exception without a cause. */
  public static ModelException of(Kind kind, String message) {
    return new ModelException(kind, message, null);
  }

  /** Creates an exception of kind {@link Kind#BUSY} that says when to try again, where known. */
  public static ModelException busy(String message, @Nullable Duration retryAfter) {
    return new ModelException(Kind.BUSY, message, null, retryAfter, "", null);
  }

  /** Creates an exception of kind {@link Kind#BLOCKED} with the provider's category. */
  public static ModelException blocked(String message, String category) {
    return new ModelException(Kind.BLOCKED, message, null, null, category, null);
  }

  /** Returns this failure with the tokens that it took all the same. */
  public ModelException withUsage(Usage taken) {
    ModelException same =
        new ModelException(
            kind, String.valueOf(getMessage()), getCause(), retryAfter, category, taken);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** Returns the tokens that the failed call took, as far as the provider says. */
  public Usage usage() {
    return usage == null ? Usage.UNKNOWN : usage;
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Returns how long the provider asks to wait, where it does. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns why the provider blocked, as it spells it; empty for other kinds. */
  public String category() {
    return category;
  }

  /** What went wrong, by what helps. */
  public enum Kind {
    /** Too many requests, or the provider is overloaded: the same request may succeed later. */
    BUSY(true),
    /** No answer in time, or no connection: the same request may succeed later. */
    UNREACHABLE(true),
    /** The reply ended half-way or cannot be read: the same request may succeed later. */
    BROKEN_REPLY(true),
    /** The model refuses this request: change it. */
    REFUSED(false),
    /** The provider's filter blocked the request or its reply: change it. */
    BLOCKED(false),
    /** The request is longer than the model reads: shorten it, or choose another model. */
    TOO_LONG(false),
    /** The request asks for what the model cannot do: choose another model. */
    UNSUPPORTED(false),
    /** The model, its key or its files are not what was configured: fix the configuration. */
    MISCONFIGURED(false),
    /** The call would cost more than is allowed: raise the limit, or wait for the next day. */
    OVER_BUDGET(false),
    /** The caller gave up. */
    CANCELLED(false);

    private final boolean transientFailure;

    Kind(boolean transientFailure) {
      this.transientFailure = transientFailure;
    }

    /** Returns whether the same request may succeed later. */
    public boolean mayPass() {
      return transientFailure;
    }
  }
}
