package io.astraflow.core.internal.model.attempt;

import io.astraflow.model.ModelException;

/** Learns that a call is tried again. */
@FunctionalInterface
public interface RetryListener {
  /** Takes no note of it. */
  RetryListener NONE = failure -> {};

  /**
   * Takes note of an attempt that failed, right before the next one.
   *
   * @throws ModelException {@code failure} if there is to be no other
   */
  void retrying(ModelException failure);
}
