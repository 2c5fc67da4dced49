package io.astraflow.core.internal.index.hnswlib;

import com.github.jelmerk.hnswlib.core.util.ArrayBitSet;
import com.github.jelmerk.hnswlib.core.util.GenericObjectPool;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes the place of hnswlib's pool of visited marks, whose fixed size makes searches above the
 * number of cores wait, and which fails in an interrupted thread. Safe for use by many threads.
 */
final class VisitedSets extends GenericObjectPool<ArrayBitSet> {
  private static final long serialVersionUID = 1L;

  private final transient ConcurrentLinkedQueue<ArrayBitSet> idle = new ConcurrentLinkedQueue<>();
  private final int capacity;

  VisitedSets(int capacity) {
    super(() -> new ArrayBitSet(0), 1);
    this.capacity = capacity;
  }

  @Override
  public ArrayBitSet borrowObject() {
    ArrayBitSet set = idle.poll();
    return set == null ? new ArrayBitSet(capacity) : set;
  }

  @Override
  public void returnObject(ArrayBitSet set) {
    idle.add(set);
  }
}
