package io.astraflow.spi.index;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A set of ids that answers fast. Ids that lie close together, as a collection's chunks do, are
 * bits in a map; others are found by binary search. Immutable, so long as nobody writes to the
 * array that it was made of.
 */
public final class IdSet implements LongPredicate {
  /** A map of bits may take this many words for each id. */
  private static final int WORDS_PER_ID = 2;

  private final long[] ids;
  private final long first;
  private final long @Nullable [] words;

  private IdSet(long[] ids) {
    this.ids = ids;
    this.first = ids.length == 0 ? 0 : ids[0];
    this.words = dense(ids) ? bits(ids) : null;
  }

  /**
   * Makes a set of ids in ascending order, each once.
   *
   * @throws IllegalArgumentException if they are in another order
   */
  public static IdSet ofAscending(long[] ids) {
    checkAscending(ids);
    return new IdSet(ids);
  }

  /**
   * Checks that ids ascend, each once.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static void checkAscending(long[] ids) {
    for (int i = 1; i < ids.length; i++) {
      if (ids[i - 1] >= ids[i]) {
        throw new IllegalArgumentException(
            "ids must ascend, but " + ids[i] + " follows " + ids[i - 1]);
      }
    }
  }

  @Override
  public boolean test(long id) {
    if (words == null) {
      return Arrays.binarySearch(ids, id) >= 0;
    }
    long offset = id - first;
    int word = (int) Math.min(offset >>> 6, words.length);
    return word < words.length && (words[word] & 1L << offset) != 0;
  }

  /** Returns the ids in ascending order; not to be written to. */
  public long[] ids() {
    return ids;
  }

  public int size() {
    return ids.length;
  }

  /** Returns those of these ids that are not in {@code other}, in ascending order. */
  public long[] without(LongPredicate other) {
    long[] left = new long[ids.length];
    int size = 0;
    for (long id : ids) {
      if (!other.test(id)) {
        left[size++] = id;
      }
    }
    return Arrays.copyOf(left, size);
  }

  /** Returns those of these ids that are in {@code other}. */
  public IdSet and(IdSet other) {
    long[] shared = new long[ids.length];
    int size = 0;
    for (long id : ids) {
      if (other.test(id)) {
        shared[size++] = id;
      }
    }
    return size == ids.length ? this : new IdSet(Arrays.copyOf(shared, size));
  }

  private static boolean dense(long[] ids) {
    if (ids.length == 0) {
      return false;
    }
    long span = ids[ids.length - 1] - ids[0];
    return span >= 0 && span >>> 6 < (long) WORDS_PER_ID * ids.length;
  }

  private static long[] bits(long[] ids) {
    long first = ids[0];
    long[] words = new long[(int) ((ids[ids.length - 1] - first) >>> 6) + 1];
    for (long id : ids) {
      words[(int) ((id - first) >>> 6)] |= 1L << (id - first);
    }
    return words;
  }
}
