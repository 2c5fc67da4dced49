package io.astraflow.core.internal.index.packed;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Lends each search or insertion a {@link Walk}. Safe for use by many threads. */
final class Walks {
  private final ConcurrentLinkedQueue<Walk> idle = new ConcurrentLinkedQueue<>();
  private final int dimension;

  Walks(int dimension) {
    this.dimension = dimension;
  }

  <T> T with(Function<Walk, T> work) {
    Walk lent = idle.poll();
    Walk walk = lent == null ? new Walk(dimension) : lent;
    try {
      return work.apply(walk);
    } finally {
      idle.add(walk);
    }
  }
}
