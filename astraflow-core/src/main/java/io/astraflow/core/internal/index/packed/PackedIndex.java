package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Scans while it is small, and becomes a graph once there are vectors enough to learn from where
 * they lie.
 */
final class PackedIndex implements VectorIndex {
  /** With this many vectors it becomes a graph. */
  static final int GROWN = 1_000;

  private final VectorSpace space;
  private final Design design;
  private final FullVectors vectors;
  private final ReadWriteLock growing = new ReentrantReadWriteLock();
  private volatile VectorIndex stage;

  PackedIndex(VectorSpace space, Design design, FullVectors vectors, VectorIndex stage) {
    this.design = design;
    this.space = space;
    this.vectors = vectors;
    this.stage = stage;
  }

  @Override
  public String description() {
    return stage.description();
  }

  @Override
  public int size() {
    return stage.size();
  }

  @Override
  public long[] ids() {
    return stage.ids();
  }

  @Override
  public void add(long id, float[] vector) {
    Lock reading = growing.readLock();
    reading.lock();
    try {
      stage.add(id, vector);
    } finally {
      reading.unlock();
    }
    if (stage instanceof ExactIndex small && small.size() >= GROWN) {
      grow();
    }
  }

  @Override
  public boolean remove(long id) {
    Lock reading = growing.readLock();
    reading.lock();
    try {
      return stage.remove(id);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public List<Hit> search(VectorQuery query) {
    return stage.search(query);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Lock reading = growing.readLock();
    reading.lock();
    try {
      out.writeBoolean(stage instanceof GraphIndex);
      stage.save(out);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    stage.close();
    vectors.close();
  }

  private void grow() {
    Lock writing = growing.writeLock();
    writing.lock();
    try {
      if (stage instanceof ExactIndex small && small.size() >= GROWN) {
        stage = grown(small);
      }
    } finally {
      writing.unlock();
    }
  }

  private GraphIndex grown(ExactIndex small) {
    long[] ids = small.ids();
    float[][] known = new float[ids.length][];
    for (int i = 0; i < ids.length; i++) {
      known[i] = Objects.requireNonNull(small.vector(ids[i]));
    }
    int dimension = space.dimension();
    Graph graph = new Graph(design.codes().apply(dimension));
    GraphIndex grown = new GraphIndex(Frame.of(known, dimension), graph, vectors, design.planner());
    for (int i = 0; i < ids.length; i++) {
      grown.add(ids[i], known[i]);
    }
    return grown;
  }
}
