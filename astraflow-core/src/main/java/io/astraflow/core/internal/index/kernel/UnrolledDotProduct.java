package io.astraflow.core.internal.index.kernel;

/**
 * Loops with eight accumulators, for any JVM. Separate accumulators break the chain of dependent
 * additions, which a compiler may not do by itself because it changes the rounding.
 */
public final class UnrolledDotProduct implements DotProduct {

  @Override
  public String name() {
    return "unrolled";
  }

  @Override
  public float of(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int whole = a.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
      s4 += a[i + 4] * b[i + 4];
      s5 += a[i + 5] * b[i + 5];
      s6 += a[i + 6] * b[i + 6];
      s7 += a[i + 7] * b[i + 7];
    }
    float tail = 0;
    for (int i = whole; i < a.length; i++) {
      tail += a[i] * b[i];
    }
    return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7)) + tail;
  }
}
