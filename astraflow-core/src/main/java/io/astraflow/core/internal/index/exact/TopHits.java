package io.astraflow.core.internal.index.exact;

import io.astraflow.spi.index.VectorIndex.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The best k of many scored ids: a heap on primitive arrays with the worst at its root. Of equal
 * cosines the smaller id is better, so that results do not depend on the order of offering. One
 * thread at a time.
 */
public final class TopHits {
  private final int k;
  private long[] ids;
  private float[] cosines;
  private int size;

  /** Keeps the best {@code k}, 1 or more. */
  public TopHits(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, but is " + k);
    }
    this.k = k;
    int room = Math.min(k, 64);
    ids = new long[room];
    cosines = new float[room];
  }

  /** Keeps the id if it is among the best so far; each id is to be offered once. */
  public void offer(long id, float cosine) {
    if (size < k) {
      append(id, cosine);
    } else if (worse(ids[0], cosines[0], id, cosine)) {
      ids[0] = id;
      cosines[0] = cosine;
      sink();
    }
  }

  /** Returns the cosine that one must exceed to be kept; minus infinity while there is room. */
  public float worst() {
    return size < k ? Float.NEGATIVE_INFINITY : cosines[0];
  }

  /** Returns what was kept, best first, and empties this. */
  public List<Hit> drain() {
    List<Hit> hits = new ArrayList<>(size);
    while (size > 0) {
      hits.add(new Hit(ids[0], Math.max(-1, Math.min(1, cosines[0]))));
      size--;
      ids[0] = ids[size];
      cosines[0] = cosines[size];
      sink();
    }
    Collections.reverse(hits);
    return hits;
  }

  private void append(long id, float cosine) {
    if (size == ids.length) {
      int room = (int) Math.min(k, 2L * size);
      ids = Arrays.copyOf(ids, room);
      cosines = Arrays.copyOf(cosines, room);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!worse(id, cosine, ids[parent], cosines[parent])) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    ids[at] = id;
    cosines[at] = cosine;
  }

  private void sink() {
    long id = ids[0];
    float cosine = cosines[0];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      int other = child + 1;
      if (other < size && worse(ids[other], cosines[other], ids[child], cosines[child])) {
        child = other;
      }
      if (!worse(ids[child], cosines[child], id, cosine)) {
        break;
      }
      move(child, at);
      at = child;
    }
    ids[at] = id;
    cosines[at] = cosine;
  }

  private void move(int from, int to) {
    ids[to] = ids[from];
    cosines[to] = cosines[from];
  }

  private static boolean worse(long id, float cosine, long otherId, float otherCosine) {
    return cosine < otherCosine || (cosine == otherCosine && id > otherId);
  }
}
