package io.astraflow.core.internal.index.packed;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Rows of numbers in pages that are never moved, so that growing copies no row and readers need no
 * lock. A page is small enough for the garbage collector to treat it as any other array: G1 gives
 * arrays from half a megabyte on whole regions, and leaves the rest of the last one empty.
 *
 * <p>A reader may use every row that was there when it learnt of it through something that happens
 * after the row was made.
 *
 * @param <A> the type of a page
 */
final class Pages<A> {
  private static final int MOST_BYTES = (512 << 10) - 64;

  private final IntFunction<A> maker;
  private final int shift;
  private final int mask;
  private final int stride;
  private final int width;

  /** Replaced as a whole when pages are added. */
  private A[] pages;

  private Pages(int stride, int width, A[] none, IntFunction<A> maker) {
    this.stride = stride;
    this.width = width;
    this.maker = maker;
    this.pages = none;
    int rows = Integer.highestOneBit(Math.max(1, MOST_BYTES / width / stride));
    this.shift = Integer.numberOfTrailingZeros(rows);
    this.mask = rows - 1;
  }

  /** Returns rows of that many bytes, none yet. */
  static Pages<byte[]> bytes(int stride) {
    return new Pages<>(stride, Byte.BYTES, new byte[0][], byte[]::new);
  }

  static Pages<int[]> ints(int stride) {
    return new Pages<>(stride, Integer.BYTES, new int[0][], int[]::new);
  }

  static Pages<long[]> longs(int stride) {
    return new Pages<>(stride, Long.BYTES, new long[0][], long[]::new);
  }

  /** Returns the page with a row, which begins at {@link #at}. */
  A page(int row) {
    return pages[row >>> shift];
  }

  int at(int row) {
    return (row & mask) * stride;
  }

  /** Returns how many numbers a row has. */
  int stride() {
    return stride;
  }

  /** Returns how many bytes a number takes. */
  int width() {
    return width;
  }

  /** Returns how many rows a page has. */
  int rows() {
    return mask + 1;
  }

  /** Makes sure that a row is there, filled with zeros if it is new. */
  void make(int row) {
    if (row >>> shift >= pages.length) {
      grow(row >>> shift);
    }
  }

  private synchronized void grow(int last) {
    int before = pages.length;
    if (last >= before) {
      A[] more = Arrays.copyOf(pages, last + 1);
      for (int page = before; page <= last; page++) {
        more[page] = maker.apply((mask + 1) * stride);
      }
      // Whoever sees the new table sees its pages.
      VarHandle.releaseFence();
      pages = more;
    }
  }
}
