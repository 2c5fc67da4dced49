package io.astraflow.core.internal.index.packed;

import io.astraflow.spi.index.IdSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who lives in which slot: ids by slot, and slots by id. A slot is free, taken, or dead, which is
 * what remains of a removed vector until it is no longer in any list of links; then it is free
 * again.
 *
 * <p>Reading takes no lock. The table that finds slots is open-addressed, with linear probing; it
 * holds slots alone and compares ids through them.
 */
final class Slots {
  /** There are no more slots than this. */
  static final int MOST = 1 << 29;

  /** Returned where there is no slot. */
  static final int NONE = -1;

  /** Fewer ids than one in this many slots are looked up; of more, the slots are gone through. */
  private static final int SPARSE = 8;

  private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(int[].class);
  private static final long FREE = Long.MIN_VALUE;
  private static final long DEAD = Long.MIN_VALUE + 1;
  private static final int LEAST_TABLE = 1 << 6;
  private static final int EMPTY = 0;
  private static final int GRAVE = -1;

  private final Pages<long[]> ids = Pages.longs(1);
  private volatile int[] table = new int[LEAST_TABLE];
  private volatile int limit;
  private volatile int size;
  private volatile int dead;
  // Guarded by this object, as are all writes.
  private int used;
  private int[] free = new int[16];
  private int freeCount;

  /** Returns a number above every slot that was ever given out. */
  int limit() {
    return limit;
  }

  /** Returns how many ids there are. */
  int size() {
    return size;
  }

  /** Returns how many slots are dead. */
  int dead() {
    return dead;
  }

  /** Says whether the slot holds nothing, or nothing that has an id yet. */
  boolean isFree(int slot) {
    return id(slot) == FREE;
  }

  /** Says whether the slot's vector can be found. */
  boolean taken(int slot) {
    return id(slot) > DEAD;
  }

  /** Says whether what the slot held was removed and links may still lead there. */
  boolean isDead(int slot) {
    return id(slot) == DEAD;
  }

  /** Returns the slot's id; a meaningless number if it is not {@link #taken}. */
  long id(int slot) {
    return ids.page(slot)[ids.at(slot)];
  }

  /** Returns the slot with this id, or {@link #NONE}. */
  int slot(long id) {
    int[] places = table;
    int mask = places.length - 1;
    for (int at = hash(id) & mask; ; at = (at + 1) & mask) {
      int place = (int) PLACES.getAcquire(places, at);
      if (place == EMPTY) {
        return NONE;
      }
      if (place != GRAVE && id(place - 1) == id) {
        return place - 1;
      }
    }
  }

  /** Returns the ids, in no order. */
  long[] ids() {
    synchronized (this) {
      long[] all = new long[size];
      int count = 0;
      for (int slot = 0; slot < limit; slot++) {
        if (taken(slot)) {
          all[count++] = id(slot);
        }
      }
      return all;
    }
  }

  /** Goes to the slots with these ids, in no order; to all that are taken if there is no set. */
  void forEach(@Nullable IdSet allowed, IntConsumer action) {
    if (allowed != null && allowed.size() <= limit / SPARSE) {
      lookUp(allowed, action);
      return;
    }
    int end = limit;
    for (int slot = 0; slot < end; slot++) {
      if (taken(slot) && (allowed == null || allowed.test(id(slot)))) {
        action.accept(slot);
      }
    }
  }

  private void lookUp(IdSet ids, IntConsumer action) {
    for (long id : ids.ids()) {
      int slot = slot(id);
      if (slot != NONE) {
        action.accept(slot);
      }
    }
  }

  /**
   * Returns a slot that nobody else has, which has no id yet.
   *
   * @param room makes room for a new slot elsewhere; if it fails there is no such slot
   */
  synchronized int reserve(IntConsumer room) {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    int slot = limit;
    if (slot == MOST) {
      throw new IllegalStateException(
          "An index holds at most "
              + MOST
              + " vectors: divide the documents among several collections");
    }
    room.accept(slot);
    ids.make(slot);
    set(slot, FREE);
    limit = slot + 1;
    return slot;
  }

  /** Returns the id if a slot can have it. */
  static long checked(long id) {
    if (id <= DEAD) {
      throw new IllegalArgumentException("The id " + id + " is kept for the index itself");
    }
    return id;
  }

  /** Lets a reserved slot, to which links may already lead, die without ever having an id. */
  synchronized void abandon(int slot) {
    set(slot, DEAD);
    dead++;
  }

  /** Gives a reserved slot its id; a slot that had this id dies. */
  synchronized void take(int slot, long id) {
    int old = slot(id);
    if (4L * (used + 1) > 3L * table.length) {
      rehash();
    }
    set(slot, id);
    put(table, slot, id);
    used++;
    size++;
    if (old != NONE) {
      bury(old, id);
    }
  }

  /** Lets the slot with this id die; says whether there was one. */
  synchronized boolean remove(long id) {
    int slot = slot(id);
    if (slot == NONE) {
      return false;
    }
    bury(slot, id);
    return true;
  }

  /** Frees a slot that is dead or was reserved and has no id. */
  synchronized void release(int slot) {
    if (isDead(slot)) {
      dead--;
    }
    set(slot, FREE);
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = slot;
  }

  synchronized void save(DataOutput out) throws IOException {
    Words.write(out, ids, limit);
  }

  /** Fills empty slots with what was saved of that many. */
  synchronized void load(DataInput in, int slots) throws IOException {
    Words.read(in, ids, slots);
    limit = slots;
    int living = 0;
    int buried = 0;
    for (int slot = slots - 1; slot >= 0; slot--) {
      long id = id(slot);
      living += id > DEAD ? 1 : 0;
      buried += id == DEAD ? 1 : 0;
      if (id == FREE) {
        release(slot);
      }
    }
    size = living;
    dead = buried;
    rehash();
    for (int slot = 0; slot < slots; slot++) {
      if (taken(slot) && slot(id(slot)) != slot) {
        throw new IOException("the id " + id(slot) + " appears twice");
      }
    }
  }

  private synchronized void bury(int slot, long id) {
    int[] places = table;
    int mask = places.length - 1;
    int at = hash(id) & mask;
    while (places[at] != slot + 1) {
      at = (at + 1) & mask;
    }
    places[at] = GRAVE;
    set(slot, DEAD);
    size--;
    dead++;
  }

  private void set(int slot, long id) {
    ids.page(slot)[ids.at(slot)] = id;
  }

  /** Makes the table fit what is there, without graves. */
  private void rehash() {
    int length = table.length;
    while (2L * (size + 1) > length) {
      length <<= 1;
    }
    int[] fresh = new int[length];
    for (int slot = 0; slot < limit; slot++) {
      if (taken(slot)) {
        put(fresh, slot, id(slot));
      }
    }
    used = size;
    table = fresh;
  }

  private static void put(int[] places, int slot, long id) {
    int mask = places.length - 1;
    int at = hash(id) & mask;
    while (places[at] != EMPTY) {
      at = (at + 1) & mask;
    }
    PLACES.setRelease(places, at, slot + 1);
  }

  private static int hash(long id) {
    long mixed = id * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
