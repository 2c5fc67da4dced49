package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.store.CollectionRow;

/** What one collection's index claims of the heap. Safe for use by many threads. */
final class IndexHeap {
  /** So many vectors must be able to wait for the graph. */
  private static final int LEAST_WAITING = 1_000;

  private final HeapBudget budget;
  private final CollectionRow collection;
  private final VectorIndexFactory graphs;
  private final VectorIndexFactory scans = new ExactIndexFactory();

  /** How many vectors the graph is to hold, of which some may not have entered yet. */
  private volatile int promised;

  IndexHeap(HeapBudget budget, CollectionRow collection, VectorIndexFactory graphs) {
    this.budget = budget;
    this.collection = collection;
    this.graphs = graphs;
  }

  /** Claims what it takes to scan so many vectors. */
  void claimScanned(int size) {
    budget.claim(collection, scans.heapBytes(collection.dimension(), size), size);
  }

  /**
   * Claims what a graph takes and, of what is left, up to half for vectors that wait for it.
   *
   * @param waiting how many vectors are to enter
   * @return how many of them may wait at a time, more than 0
   */
  int claimGraph(int size, int waiting) {
    long graph = graphs.heapBytes(collection.dimension(), size);
    long each = scans.heapBytes(collection.dimension(), 1);
    long fitting = (budget.room(collection) - graph) / 2 / each;
    int most = (int) Math.min(waiting, Math.max(LEAST_WAITING, fitting));
    promised = size;
    budget.claim(collection, graph + most * each, size);
    return Math.max(1, most);
  }

  /** Gives back what waiting vectors took; those that came since are few. */
  void settled() {
    budget.lower(collection, graphs.heapBytes(collection.dimension(), promised));
  }

  void release() {
    budget.release(collection);
  }
}
