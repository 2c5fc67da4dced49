package io.astraflow.training;

import java.util.function.Consumer;

/** Where pairs come from; each call of {@link #forEach} begins anew. */
@FunctionalInterface
public interface TrainingSource {

  /**
   * Passes each pair to {@code action}, on the calling thread.
   *
   * @return how many pairs were left out because what they claim to rest on is not there, or
   *     because a reply cannot be read, which counts as one
   * @throws InterruptedException if the calling thread was interrupted
   */
  long forEach(Consumer<TrainingPair> action) throws InterruptedException;
}
