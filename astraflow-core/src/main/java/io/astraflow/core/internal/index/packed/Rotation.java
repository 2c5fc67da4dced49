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

  /** From this dimension on, components are mixed only with some that lie this far or farther. */
  private static final int LONG = 128;

  private static final int WIDTH = 8;

  private final int dimension;
  private final int nearest;
  private final int[][] orders = new int[ROUNDS][];
  private final float[][] signs = new float[ROUNDS][];

  /** The same seed makes the same rotation, on every machine. */
  Rotation(int dimension, long seed) {
    this.dimension = dimension;
    this.nearest = dimension < LONG ? 1 : WIDTH;
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
        transform(spare, vector, from, length);
        from += length;
      }
    }
  }

  /** Puts the orthonormal transform of one block of {@code values} into {@code into}. */
  private void transform(float[] values, float[] into, int from, int length) {
    float[] source = values;
    float[] target = into;
    double square = 1;
    for (int half = nearest; half < length; half <<= 1) {
      for (int block = from; block < from + length; block += 2 * half) {
        mix(source, target, block, half);
      }
      float[] swapped = source;
      source = target;
      target = swapped;
      square /= 2;
    }
    float scale = (float) Math.sqrt(square);
    for (int i = from; i < from + length; i++) {
      into[i] = source[i] * scale;
    }
  }

  /** Reads and writes different arrays, so that the compiler may use vector instructions. */
  private static void mix(float[] source, float[] target, int from, int half) {
    for (int i = from; i < from + half; i++) {
      target[i] = source[i] + source[i + half];
    }
    for (int i = from; i < from + half; i++) {
      target[i + half] = source[i] - source[i + half];
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
