package io.astraflow.core.internal.index.packed;

/**
 * How slots are laid out: in pages that are never moved, so that growing copies nothing and readers
 * need no lock. The tables of pages have a fixed length.
 */
final class Pages {
  static final int SHIFT = 12;
  static final int SLOTS = 1 << SHIFT;
  static final int MASK = SLOTS - 1;
  private static final int TABLE = 1 << 14;

  /** An index holds no more vectors than this, some 67 million. */
  static final int MOST_SLOTS = TABLE << SHIFT;

  private Pages() {}

  static byte[][] bytes() {
    return new byte[TABLE][];
  }

  static int[][] ints() {
    return new int[TABLE][];
  }

  static long[][] longs() {
    return new long[TABLE][];
  }

  static int page(int slot) {
    return slot >>> SHIFT;
  }

  /** Returns the number of pages in which that many slots lie. */
  static int covering(int slots) {
    return (slots + MASK) >>> SHIFT;
  }
}
