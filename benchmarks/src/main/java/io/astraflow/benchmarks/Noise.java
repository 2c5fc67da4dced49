package io.astraflow.benchmarks;

import java.util.SplittableRandom;

/**
 * Makes other vectors of real ones, with noise of {@value #LENGTH} times their length in a
 * direction of its own; their cosine to the real one is thus about .86. Safe for use by many
 * threads.
 */
public final class Noise {
  /** How long the noise is. */
  public static final double LENGTH = .6;

  private Noise() {}

  /** Disturbs a vector of length 1, which then has length 1 again; by the same seed alike. */
  public static void disturb(float[] vector, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double perComponent = LENGTH / Math.sqrt(vector.length);
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (perComponent * random.nextGaussian());
      squares += (double) vector[i] * vector[i];
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
