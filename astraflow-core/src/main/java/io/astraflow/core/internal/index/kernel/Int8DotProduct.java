package io.astraflow.core.internal.index.kernel;

import java.util.Optional;

/**
 * The inner product of two vectors of bytes. Implementations are immutable and safe for use by many
 * threads.
 */
public interface Int8DotProduct {
  /** No component may be greater, nor less than its negative: four products fit into a short. */
  int MOST = 90;

  /**
   * Returns the inner product of two stretches.
   *
   * @param a where the first lies, from {@code atA} on
   * @param b where the second lies, from {@code atB} on
   * @param length of both, as {@link #padded} returns it
   */
  int of(byte[] a, int atA, byte[] b, int atB, int length);

  /** Returns a short name for logs and benchmarks, such as {@code Vector API}. */
  String name();

  /** Returns the length to which vectors of this dimension are filled up with zeros. */
  static int padded(int dimension) {
    return (dimension + 31) & ~31;
  }

  /** Returns the kernel on the Vector API, if this JVM can run it; always the same one. */
  static Optional<Int8DotProduct> vectorApi() {
    return KernelChoice.INT8;
  }
}
