package io.astraflow.core.internal.duplicate;

import java.util.Arrays;
import java.util.Set;

/**
 * A text's sequences of terms in {@value #SIZE} numbers, each the least of one hash over all of
 * them. The share of numbers in which two texts agree estimates their Jaccard similarity without
 * bias, with a standard error of 1/32 at the most (Broder, "On the Resemblance and Containment of
 * Documents", 1997). Immutable.
 */
final class MinHash {
  static final int SIZE = 256;

  private static final long SEED = 0x5DEECE66DL;

  private final int[] least;

  private MinHash(int[] least) {
    this.least = least;
  }

  static MinHash of(Set<Long> shingles) {
    int[] least = new int[SIZE];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < SIZE; i++) {
        int hash = (int) (Shingles.mixed(shingle + (i + 1) * SEED * SEED) >>> 33);
        least[i] = Math.min(least[i], hash);
      }
    }
    return new MinHash(least);
  }

  /** Estimates how similar two texts are, 0 to 1. */
  double similarity(MinHash other) {
    int same = 0;
    for (int i = 0; i < SIZE; i++) {
      same += least[i] == other.least[i] ? 1 : 0;
    }
    return (double) same / SIZE;
  }

  /** Returns a hash of the numbers from {@code from} on. */
  long band(int from, int rows) {
    long hash = from;
    for (int i = from; i < from + rows; i++) {
      hash = Shingles.mixed(hash * 31 + least[i]);
    }
    return hash;
  }
}
