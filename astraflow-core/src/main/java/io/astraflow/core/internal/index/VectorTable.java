package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.kernel.DotProduct;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by id, packed into the first slots of two arrays so that a scan walks straight through
 * them. The vectors themselves are shared, never copied nor changed. Not locked: its owner guards
 * it.
 */
final class VectorTable {
  private static final int LEAST_ROOM = 16;
  private static final float[] NONE = {};

  private final DotProduct dot;
  private final int dimension;
  private final Map<Long, Integer> slots = new HashMap<>();
  private long[] ids;
  private float[][] vectors;
  private int size;

  VectorTable(int dimension, int expectedSize, DotProduct dot) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be positive, but is " + dimension);
    }
    this.dimension = dimension;
    this.dot = dot;
    int room = Math.max(LEAST_ROOM, expectedSize);
    ids = new long[room];
    vectors = new float[room][];
  }

  int size() {
    return size;
  }

  boolean contains(long id) {
    return slots.containsKey(id);
  }

  long[] ids() {
    return Arrays.copyOf(ids, size);
  }

  float @Nullable [] vector(long id) {
    Integer slot = slots.get(id);
    return slot == null ? null : vectors[slot];
  }

  void put(long id, float[] vector) {
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
  boolean remove(long id) {
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

  void scan(float[] query, LongPredicate allowed, TopHits best) {
    for (int slot = 0; slot < size; slot++) {
      if (allowed.test(ids[slot])) {
        best.offer(ids[slot], cosine(query, slot));
      }
    }
  }

  void scanAll(float[] query, TopHits best, Moments moments) {
    for (int slot = 0; slot < size; slot++) {
      float cosine = cosine(query, slot);
      moments.add(cosine);
      best.offer(ids[slot], cosine);
    }
  }

  /** Scores those of {@code among} that are here. */
  void scanAmong(float[] query, long[] among, TopHits best) {
    for (long id : among) {
      Integer slot = slots.get(id);
      if (slot != null) {
        best.offer(id, cosine(query, slot));
      }
    }
  }

  /** Scores at most {@code most} vectors, evenly spread over the slots. */
  void sample(float[] query, int most, Moments moments) {
    int taken = Math.min(most, size);
    for (int i = 0; i < taken; i++) {
      moments.add(cosine(query, (int) ((long) i * size / taken)));
    }
  }

  /** Returns the share of allowed ids among at most {@code most}, evenly spread over the slots. */
  double probe(LongPredicate allowed, int most) {
    int taken = Math.min(most, size);
    int passed = 0;
    for (int i = 0; i < taken; i++) {
      passed += allowed.test(ids[(int) ((long) i * size / taken)]) ? 1 : 0;
    }
    return taken == 0 ? 0 : (double) passed / taken;
  }

  /** Checks what callers pass as a vector to keep or to look for. */
  float[] checked(float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "A vector has "
              + vector.length
              + " components, but this index holds vectors of "
              + dimension
              + ": embed with the collection's own model");
    }
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "Component " + i + " of a vector is " + vector[i] + ", but must be finite");
      }
    }
    return vector;
  }

  private float cosine(float[] query, int slot) {
    return dot.of(query, vectors[slot]);
  }
}
