package io.astraflow.benchmarks.vectors;

import java.util.Arrays;

/** The k most similar vectors seen so far, best first. For one thread at a time. */
final class Nearest {
  final int[] ids;
  final float[] cosines;

  Nearest(int k) {
    ids = new int[k];
    cosines = new float[k];
    Arrays.fill(ids, -1);
    Arrays.fill(cosines, Float.NEGATIVE_INFINITY);
  }

  void offer(int id, float cosine) {
    if (cosine <= cosines[cosines.length - 1]) {
      return;
    }
    int at = cosines.length - 1;
    while (at > 0 && cosines[at - 1] < cosine) {
      ids[at] = ids[at - 1];
      cosines[at] = cosines[at - 1];
      at--;
    }
    ids[at] = id;
    cosines[at] = cosine;
  }

  void merge(Nearest other) {
    for (int i = 0; i < other.ids.length; i++) {
      offer(other.ids[i], other.cosines[i]);
    }
  }

  /** Returns the inner product, summed in four parts. */
  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
