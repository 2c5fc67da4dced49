package io.astraflow.model.policy;

import java.time.Duration;

/**
 * When a model that keeps failing is left alone. Immutable.
 *
 * <p>After {@code failures} of the last {@code window} attempts have failed in a way that may pass,
 * save those that were told when to come again, calls fail at once as {@link
 * io.astraflow.model.ModelException.Kind#BUSY busy}. When {@code pause} is over one attempt is let
 * through: its success ends this, its failure begins another pause.
 *
 * @param failures how many; default 5
 * @param window of how many attempts; default 10
 * @param pause how long; default 30 seconds
 */
public record Circuit(int failures, int window, Duration pause) {

  /** Checks the values. */
  public Circuit {
    if (failures < 1 || window < failures || pause.isNegative()) {
      throw new IllegalArgumentException(
          "A circuit needs 1 <= failures <= window and a pause: %d, %d, %s"
              .formatted(failures, window, pause));
    }
  }

  /** Returns 5 failures of 10, and 30 seconds. */
  public static Circuit defaults() {
    return new Circuit(5, 10, Duration.ofSeconds(30));
  }
}
