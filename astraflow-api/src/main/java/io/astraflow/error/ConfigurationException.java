package io.astraflow.error;

import org.jspecify.annotations.Nullable;

/** A setting, a plugin or a data folder does not fit: fix the configuration. */
public final class ConfigurationException extends AstraFlowException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public ConfigurationException(String message) {
    this(message, null);
  }

  /** Creates an exception with its cause. */
  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
