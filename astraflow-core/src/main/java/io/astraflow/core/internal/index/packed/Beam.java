package io.astraflow.core.internal.index.packed;

import java.util.Arrays;

/**
 * The best slots that a walk has met, best first, with a mark on those whose links were followed. A
 * sorted array: it is short, and most slots are worse than its last. One thread at a time.
 *
 * <p>An entry is a long: the score, so that longs are in the order of scores, then the slot, then
 * the mark.
 */
final class Beam {
  private static final long FOLLOWED = 1;

  private long[] entries = new long[256];
  private int width;
  private int size;
  private int next;

  /** Empties this, for at most that many slots. */
  void reset(int mostSlots) {
    width = mostSlots;
    size = 0;
    next = 0;
    if (entries.length < mostSlots && entries.length < 1 << 16) {
      entries = new long[Math.min(mostSlots, 1 << 16)];
    }
  }

  int size() {
    return size;
  }

  int slot(int rank) {
    return (int) entries[rank] >>> 1;
  }

  float score(int rank) {
    return unsorted((int) (entries[rank] >> 32));
  }

  /** Returns the score that a slot must exceed to be taken. */
  float threshold() {
    return size < width ? Float.NEGATIVE_INFINITY : unsorted((int) (entries[size - 1] >> 32));
  }

  /** Takes a slot if it is good enough. */
  void offer(int slot, float score) {
    long entry = (long) sortable(score) << 32 | (long) slot << 1;
    if (size == width) {
      if (entry <= entries[size - 1]) {
        return;
      }
      size--;
    } else if (size == entries.length) {
      entries = Arrays.copyOf(entries, (int) Math.min(width, 2L * size));
    }
    int at = place(entry);
    System.arraycopy(entries, at, entries, at + 1, size - at);
    entries[at] = entry;
    size++;
    if (at < next) {
      next = at;
    }
  }

  /** Returns the best slot that was not followed, and marks it; -1 if there is none. */
  int follow() {
    while (next < size) {
      long entry = entries[next];
      if ((entry & FOLLOWED) == 0) {
        entries[next++] = entry | FOLLOWED;
        return (int) entry >>> 1;
      }
      next++;
    }
    return -1;
  }

  /** Returns the slot that {@link #follow} would return next if nothing came, or -1. */
  int upcoming() {
    for (int at = next; at < size; at++) {
      if ((entries[at] & FOLLOWED) == 0) {
        return slot(at);
      }
    }
    return -1;
  }

  private int place(long entry) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[middle] >= entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns an int such that ints are in the order of scores. */
  static int sortable(float score) {
    int bits = Float.floatToRawIntBits(score);
    return bits ^ bits >> 31 & 0x7FFFFFFF;
  }

  /** Returns the score of which {@link #sortable} made this. */
  static float unsorted(int sortable) {
    return Float.intBitsToFloat(sortable ^ sortable >> 31 & 0x7FFFFFFF);
  }
}
