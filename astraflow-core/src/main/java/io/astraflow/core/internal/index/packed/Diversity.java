package io.astraflow.core.internal.index.packed;

import java.util.Arrays;

/**
 * Chooses a slot's links among those near to it: going from the nearest, one is left out if it is
 * nearer to one already chosen than to the slot itself, because the way to it leads through that
 * one. Malkov and Yashunin (2018), algorithm 4. One thread at a time.
 */
final class Diversity {
  private final Codes<?> codes;
  private long[] order = new long[64];
  private final int[] chosen = new int[Links.M0];
  private int size;

  Diversity(Codes<?> codes) {
    this.codes = codes;
  }

  void reset() {
    size = 0;
  }

  int size() {
    return size;
  }

  int[] chosen() {
    return chosen;
  }

  void offer(int slot, float score) {
    if (size == order.length) {
      order = Arrays.copyOf(order, 2 * size);
    }
    order[size++] = (long) ~Beam.sortable(score) << 32 | slot;
  }

  /** Puts at most that many slots into {@link #chosen}; says how many. */
  int choose(int most) {
    Arrays.sort(order, 0, size);
    int count = 0;
    for (int i = 0; i < size && count < most; i++) {
      int slot = (int) order[i];
      if (leadsOn(slot, Beam.unsorted(~(int) (order[i] >> 32)), count)) {
        chosen[count++] = slot;
      }
    }
    return count;
  }

  private boolean leadsOn(int slot, float score, int count) {
    for (int i = 0; i < count; i++) {
      if (codes.between(slot, chosen[i]) > score) {
        return false;
      }
    }
    return true;
  }
}
