package io.astraflow.core.internal.index.packed;

import java.util.Arrays;

/** What one search or insertion works with, used again by the next. One thread at a time. */
final class Walk {
  final Beam beam = new Beam();
  final int[] gathered = new int[Links.M0];
  final float[] placed;
  final float[] spare;
  private byte[] visited = new byte[0];
  private byte stamp;
  private int limit;

  Walk(int dimension) {
    placed = new float[dimension];
    spare = new float[dimension];
  }

  /** Forgets what was visited; slots from {@code slots} on count as visited. */
  void reset(int slots) {
    limit = slots;
    if (visited.length < slots) {
      visited = new byte[slots + (slots >> 3)];
      stamp = 0;
    }
    if (++stamp == 0) {
      Arrays.fill(visited, (byte) 0);
      stamp = 1;
    }
  }

  void visit(int slot) {
    visited[slot] = stamp;
  }

  /** Gathers from a row of links those that were not visited, and visits them; says how many. */
  int gather(int[] links, int at, int capacity) {
    byte[] marks = visited;
    int count = 0;
    for (int i = at; i < at + capacity; i++) {
      int slot = links[i];
      if (slot == Links.END) {
        break;
      }
      if (slot < limit) {
        gathered[count] = slot;
        count += marks[slot] == stamp ? 0 : 1;
        marks[slot] = stamp;
      }
    }
    return count;
  }
}
