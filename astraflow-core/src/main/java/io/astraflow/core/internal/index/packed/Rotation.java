package io.astraflow.core.internal.index.packed;

import java.util.Random;

/**
 * A random rotation, which spreads what a model puts into a few components over all of them, so
 * that a few bits for each component suffice. Inner products stay as they are.
 *
 * <p>Two rounds of random signs, a random permutation, and Walsh-Hadamard transforms of blocks
 * whose lengths are powers of two: n log n steps instead of a matrix's n². The idea is that of
 * Ailon and Chazelle, "The Fast Johnson-Lindenstrauss Transform" (2009). Immutable.
 */
final class Rotation {
  private static final int ROUNDS = 2;

  private final int dimension;
  private final int[][] orders = new int[ROUNDS][];
  private final float[][] signs = new float[ROUNDS][];

  /** The same seed makes the same rotation, on every machine. */
  Rotation(int dimension, long seed) {
    this.dimension = dimension;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      orders[round] = permutation(random);
      signs[round] = signs(random);
    }
  }

  /** Rotates {@code vector} in place; {@code spare} is as long and is overwritten. */
  void apply(float[] vector, float[] spare) {
    for (int round = 0; round < ROUNDS; round++) {
      int[] order = orders[round];
      float[] sign = signs[round];
      for (int i = 0; i < dimension; i++) {
        spare[i] = vector[order[i]] * sign[i];
      }
      int from = 0;
      while (from < dimension) {
        int length = Integer.highestOneBit(dimension - from);
        transform(spare, from, length);
        from += length;
      }
      System.arraycopy(spare, 0, vector, 0, dimension);
    }
  }

  /** The orthonormal Walsh-Hadamard transform of one block. */
  private static void transform(float[] values, int from, int length) {
    for (int half = 1; half < length; half <<= 1) {
      for (int block = from; block < from + length; block += 2 * half) {
        for (int i = block; i < block + half; i++) {
          float a = values[i];
          float b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(length));
    for (int i = from; i < from + length; i++) {
      values[i] *= scale;
    }
  }

  private int[] permutation(Random random) {
    int[] order = new int[dimension];
    for (int i = 0; i < dimension; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  private float[] signs(Random random) {
    float[] sign = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      sign[i] = random.nextBoolean() ? 1 : -1;
    }
    return sign;
  }
}
