package io.astraflow.core.internal.index.kernel;

/**
 * The inner product of two vectors: for vectors of length 1, their cosine. Implementations are
 * immutable and safe for use by many threads.
 */
public interface DotProduct {

  /**
   * Returns the inner product.
   *
   * @param a the first vector
   * @param b the second vector, as long as the first
   */
  float of(float[] a, float[] b);

  /** Returns a short name for logs and benchmarks, such as {@code unrolled}. */
  String name();

  /** Returns the fastest kernel that this JVM can run; always the same one. */
  static DotProduct fastest() {
    return KernelChoice.FASTEST;
  }
}
