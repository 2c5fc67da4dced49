package io.astraflow.testkit.index;

import java.util.Random;

/** Draws vectors of length 1 around random centres, as embeddings of texts lie. One thread. */
public final class RandomVectors {
  private static final double SPREAD = 0.7;

  private final Random random;
  private final float[][] centres;

  /**
   * Chooses the centres.
   *
   * @param seed the same seed draws the same vectors
   * @param clusters how many centres, 1 or more
   */
  public RandomVectors(long seed, int dimension, int clusters) {
    random = new Random(seed);
    centres = new float[clusters][];
    for (int i = 0; i < clusters; i++) {
      centres[i] = unit(gaussian(dimension));
    }
  }

  /** Draws the next vector, near a centre that is drawn too. */
  public float[] next() {
    float[] centre = centres[random.nextInt(centres.length)];
    float[] vector = gaussian(centre.length);
    double scale = SPREAD / Math.sqrt(centre.length);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (centre[i] + scale * vector[i]);
    }
    return unit(vector);
  }

  /** Draws that many vectors. */
  public float[][] next(int count) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = next();
    }
    return vectors;
  }

  private float[] gaussian(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }
}
