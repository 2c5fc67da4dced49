package io.astraflow.core.internal.index.kernel;

import java.util.Optional;

/**
 * Inner products of vectors whose components are numbers of four bits, 0 to 15, two in a byte.
 * Implementations are immutable and safe for use by many threads.
 *
 * <p>32 components lie in 16 bytes: the first 16 in the low halves, the others in the high halves.
 */
public interface Int4DotProduct {
  /**
   * No component of a widened vector may be greater, nor less than its negative: eight products fit
   * into a short.
   */
  int MOST = 127;

  /**
   * Returns the inner product of a widened vector with one of four bits.
   *
   * @param a what {@link #widened} returned
   * @param b where the other vector lies, from {@code atB} on
   */
  int of(short[] a, byte[] b, int atB);

  /**
   * Returns the inner product of two vectors of four bits.
   *
   * @param length of both in bytes, as {@link #bytes} returns it
   */
  int of(byte[] a, int atA, byte[] b, int atB, int length);

  /**
   * Puts the components of a vector where {@link #of(short[], byte[], int)} wants them.
   *
   * @param components each at most {@link #MOST}
   */
  short[] widened(short[] components);

  /** Returns a short name for logs and benchmarks, such as {@code Vector API}. */
  String name();

  /** Returns the bytes of a vector of this dimension; what it does not fill is zero. */
  static int bytes(int dimension) {
    return (dimension + 63 & ~63) / 2;
  }

  /** Returns the byte in which a component lies. */
  static int byteOf(int component) {
    return (component >>> 5 << 4) + (component & 15);
  }

  /** Returns by how many bits a component is shifted in its byte. */
  static int shiftOf(int component) {
    return component >>> 2 & 4;
  }

  /** Returns the kernel on the Vector API, if this JVM can run it; always the same one. */
  static Optional<Int4DotProduct> vectorApi() {
    return KernelChoice.INT4;
  }
}
