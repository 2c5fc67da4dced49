package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.kernel.Int4DotProduct;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Short codes of vectors, by slot, from which cosines are estimated. All pages of codes are flat
 * arrays; nothing is kept for a vector but its code.
 *
 * <p>Different slots may be written and read at the same time. Who writes a slot makes sure, by a
 * fence before the slot's number becomes known, that its readers see the code.
 *
 * @param <A> the type of a page
 */
abstract class Codes<A> {
  final int dimension;

  /** A code in each row. */
  final Pages<A> pages;

  Codes(int dimension, Pages<A> pages) {
    this.dimension = dimension;
    this.pages = pages;
  }

  /** Returns the codes with which this JVM is fastest, none stored yet. */
  static Codes<?> fastest(int dimension) {
    Optional<Int4DotProduct> kernel = Int4DotProduct.vectorApi();
    return kernel.isPresent() ? new Int4Codes(dimension, kernel.get()) : new BitCodes(dimension);
  }

  /** Returns a short name that tells the codes of one kind from those of another. */
  abstract String name();

  /** Returns how a person would call it. */
  abstract String description();

  /** Returns how many of the best estimates to compare exactly if k hits are wanted. */
  abstract int rescored(int k);

  /** Returns how many slots to keep in view so that as many are found as of exact scores. */
  abstract int widened(int candidates);

  /** Returns the bytes of one code. */
  final int bytes() {
    return pages.stride() * pages.width();
  }

  /** Returns a number as an int, or the greatest int. */
  static int clamped(long number) {
    return (int) Math.min(Integer.MAX_VALUE, number);
  }

  /** Makes room for a slot's code. */
  final void make(int slot) {
    pages.make(slot);
  }

  /**
   * Codes a vector into a slot for which there is room.
   *
   * @param placed what is left of it in the {@link Frame}
   * @param offset the vector's there
   */
  abstract void write(int slot, float[] placed, float offset);

  /** Returns what scores the slots against a vector, finer than a stored code would. */
  abstract Probe probe(float[] placed, float offset);

  /** Estimates the cosine of two stored vectors. */
  abstract float between(int one, int other);

  /** Writes the codes of the first slots. */
  final void save(DataOutput out, int slots) throws IOException {
    Words.write(out, pages, slots);
  }

  /** Reads what {@link #save} wrote. */
  final void load(DataInput in, int slots) throws IOException {
    Words.read(in, pages, slots);
  }

  /** Returns the standard deviation of what is left of a vector, whose mean is taken for 0. */
  final double deviation(float[] placed) {
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      square += (double) placed[i] * placed[i];
    }
    return Math.sqrt(square / dimension);
  }

  /** Estimates cosines to one vector. One thread at a time. */
  abstract static class Probe {

    /** Estimates the cosine. */
    abstract float score(int slot);

    /**
     * Returns the standard deviation of the scores' errors, roughly, for vectors of which length 1
     * is left in the {@link Frame}.
     */
    abstract float error();

    /** Reads one word of the slot's code, so that it is on its way while others are scored. */
    abstract int touch(int slot);
  }
}
