package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Who is linked to whom, on each level of the graph: rows of slots, ended by {@link #END} unless
 * they are full.
 *
 * <p>Rows of the lowest level lie in their slots' order. A slot that also lives on higher levels,
 * as one in sixteen does, has a place in an arena that holds its rows of all of them.
 *
 * <p>Reading takes no lock. A row is written by one thread at a time; who reads it meanwhile sees
 * old and new links mixed, which are all slots that were once near.
 */
final class Links {
  /** Links of a slot on each higher level. */
  static final int M = 16;

  /** Links of a slot on the lowest level. */
  static final int M0 = 2 * M;

  /** Ends a row. */
  static final int END = -1;

  /** No slot lives higher: enough for 16 to the 12th slots. */
  static final int HIGHEST = 12;

  private static final int NOWHERE = -1;

  private final Pages<int[]> lowest = Pages.ints(M0);
  private final Pages<int[]> places = Pages.ints(1);
  private final Pages<int[]> arena = Pages.ints(M);
  // Guarded by this object.
  private int rows;
  private final int[][] freePlaces = new int[HIGHEST + 1][0];

  static int capacity(int level) {
    return level == 0 ? M0 : M;
  }

  /** Makes room for a slot, without links, on the lowest level. */
  void make(int slot) {
    lowest.make(slot);
    places.make(slot);
    clear(slot);
  }

  /** Lets a slot that was just made, or released, live up to this level. */
  void settle(int slot, int level) {
    if (level > 0) {
      place(slot, makeRows(level));
    }
  }

  /** Returns the highest level on which the slot lives. */
  int level(int slot) {
    int place = place(slot);
    return place == NOWHERE ? 0 : place & 0xF;
  }

  /** Returns the page with the slot's row of this level, which begins at {@link #at}. */
  int[] page(int slot, int level) {
    return level == 0 ? lowest.page(slot) : arena.page(row(slot, level));
  }

  int at(int slot, int level) {
    return level == 0 ? lowest.at(slot) : arena.at(row(slot, level));
  }

  /** Copies a row; returns how many links it has. */
  int read(int slot, int level, int[] into) {
    int[] page = page(slot, level);
    int at = at(slot, level);
    int capacity = capacity(level);
    int count = 0;
    while (count < capacity && page[at + count] != END) {
      into[count] = page[at + count];
      count++;
    }
    return count;
  }

  /** Replaces a row. What the links lead to was written before. */
  void write(int slot, int level, int[] links, int count) {
    int[] page = page(slot, level);
    int at = at(slot, level);
    VarHandle.releaseFence();
    System.arraycopy(links, 0, page, at, count);
    Arrays.fill(page, at + count, at + capacity(level), END);
  }

  /** Adds a link to a row with that many, which is not full. */
  void append(int slot, int level, int count, int link) {
    VarHandle.releaseFence();
    page(slot, level)[at(slot, level) + count] = link;
  }

  /** Leaves a slot, to which no row leads any more, as {@link #make} did. */
  synchronized void release(int slot) {
    int place = place(slot);
    if (place != NOWHERE) {
      int level = place & 0xF;
      int[] free = freePlaces[level];
      free = Arrays.copyOf(free, free.length + 1);
      free[free.length - 1] = place;
      freePlaces[level] = free;
    }
    clear(slot);
  }

  synchronized void save(DataOutput out, int slots) throws IOException {
    Words.write(out, lowest, slots);
    Words.write(out, places, slots);
    out.writeInt(rows);
    Words.write(out, arena, rows);
  }

  /**
   * Reads what {@link #save} wrote, and checks that every link leads to a slot in use, on its
   * level.
   */
  synchronized void load(DataInput in, int slots, IntPredicate used) throws IOException {
    Words.read(in, lowest, slots);
    Words.read(in, places, slots);
    rows = in.readInt();
    if (rows < 0 || rows > (long) slots * HIGHEST) {
      throw new IOException("it says that it holds " + rows + " rows for " + slots + " slots");
    }
    Words.read(in, arena, rows);
    checkPlaces(slots);
    checkLinks(slots, used);
  }

  /** Checks that no row belongs to two slots, and frees those that belong to none. */
  private void checkPlaces(int slots) throws IOException {
    BitSet taken = new BitSet(rows);
    for (int slot = 0; slot < slots; slot++) {
      int place = place(slot);
      if (place != NOWHERE) {
        int level = place & 0xF;
        int first = place >> 4;
        boolean inside = first >= 0 && level > 0 && level <= HIGHEST && first + level <= rows;
        if (!inside || !taken.get(first, first + level).isEmpty()) {
          throw new IOException("the rows of slot " + slot + " lie at " + place);
        }
        taken.set(first, first + level);
      }
    }
    int free = rows - taken.cardinality();
    freePlaces[1] = new int[free];
    for (int row = taken.nextClearBit(0); free > 0; row = taken.nextClearBit(row + 1)) {
      freePlaces[1][--free] = row << 4 | 1;
    }
  }

  private void checkLinks(int slots, IntPredicate used) throws IOException {
    int[] row = new int[M0];
    for (int slot = 0; slot < slots; slot++) {
      for (int level = level(slot); level >= 0; level--) {
        int count = read(slot, level, row);
        for (int i = 0; i < count; i++) {
          boolean there = row[i] >= 0 && row[i] < slots && used.test(row[i]);
          if (!there || level(row[i]) < level) {
            throw new IOException("slot " + slot + " is linked to " + row[i]);
          }
        }
      }
    }
  }

  private void clear(int slot) {
    int at = lowest.at(slot);
    Arrays.fill(lowest.page(slot), at, at + M0, END);
    place(slot, NOWHERE);
  }

  private int place(int slot) {
    return places.page(slot)[places.at(slot)];
  }

  private void place(int slot, int place) {
    places.page(slot)[places.at(slot)] = place;
  }

  private int row(int slot, int level) {
    return (place(slot) >>> 4) + level - 1;
  }

  /** Returns a place: the first row's number, and the level in the lowest four bits. */
  private synchronized int makeRows(int level) {
    int[] free = freePlaces[level];
    int place;
    if (free.length > 0) {
      place = free[free.length - 1];
      freePlaces[level] = Arrays.copyOf(free, free.length - 1);
    } else {
      place = rows << 4 | level;
      rows += level;
    }
    for (int row = place >>> 4; row < (place >>> 4) + level; row++) {
      arena.make(row);
      int at = arena.at(row);
      Arrays.fill(arena.page(row), at, at + M, END);
    }
    return place;
  }
}
