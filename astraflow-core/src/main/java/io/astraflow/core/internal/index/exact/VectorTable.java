package io.astraflow.core.internal.index.exact;

import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.spi.index.IdSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by id, packed into the first slots of two arrays so that a scan walks straight through
 * them. The vectors themselves are shared, never copied nor changed. Not locked: its owner guards
 * it.
 */
public final class VectorTable {
  private static final int LEAST_ROOM = 16;

  /** Looking an id up costs as much as passing over this many. */
  private static final int LOOKED_UP = 4;

  private static final float[] NONE = {};

  private final DotProduct dot;
  private final Map<Long, Integer> slots = new HashMap<>();
  private long[] ids;
  private float[][] vectors;
  private int size;

  /** Creates an empty table. */
  public VectorTable(int expectedSize, DotProduct dot) {
    this.dot = dot;
    int room = Math.max(LEAST_ROOM, expectedSize);
    ids = new long[room];
    vectors = new float[room][];
  }

  /** Returns the number of vectors. */
  public int size() {
    return size;
  }

  /** Says whether there is a vector with this id. */
  public boolean contains(long id) {
    return slots.containsKey(id);
  }

  /** Returns the ids, in no order. */
  public long[] ids() {
    return Arrays.copyOf(ids, size);
  }

  /** Returns the vector with this id; null if there is none. */
  public float @Nullable [] vector(long id) {
    Integer slot = slots.get(id);
    return slot == null ? null : vectors[slot];
  }

  /** Adds a vector, or replaces the one with this id. */
  public void put(long id, float[] vector) {
    Integer known = slots.get(id);
    if (known != null) {
      vectors[known] = vector;
      return;
    }
    if (size == ids.length) {
      int room = size + Math.max(LEAST_ROOM, size >> 1);
      ids = Arrays.copyOf(ids, room);
      vectors = Arrays.copyOf(vectors, room);
    }
    ids[size] = id;
    vectors[size] = vector;
    slots.put(id, size++);
  }

  /** Removes a vector by moving the last one into its slot. */
  public boolean remove(long id) {
    Integer slot = slots.remove(id);
    if (slot == null) {
      return false;
    }
    int last = --size;
    if (slot != last) {
      ids[slot] = ids[last];
      vectors[slot] = vectors[last];
      slots.put(ids[slot], slot);
    }
    vectors[last] = NONE;
    return true;
  }

  /** Scores everything. */
  public void scan(float[] query, TopHits best, Moments moments) {
    for (int slot = 0; slot < size; slot++) {
      offer(query, slot, best, moments);
    }
  }

  /** Scores what is allowed: looks it up where it is little, else passes over the rest. */
  public void scan(float[] query, IdSet allowed, TopHits best, Moments moments) {
    if (allowed.size() < size / LOOKED_UP) {
      for (long id : allowed.ids()) {
        Integer slot = slots.get(id);
        if (slot != null) {
          offer(query, slot, best, moments);
        }
      }
      return;
    }
    for (int slot = 0; slot < size; slot++) {
      if (allowed.test(ids[slot])) {
        offer(query, slot, best, moments);
      }
    }
  }

  private void offer(float[] query, int slot, TopHits best, Moments moments) {
    float cosine = cosine(query, slot);
    moments.add(cosine);
    best.offer(ids[slot], cosine);
  }

  private float cosine(float[] query, int slot) {
    return dot.of(query, vectors[slot]);
  }
}
