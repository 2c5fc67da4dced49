package io.astraflow.core.internal.index.exact;

import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores every vector, and so is never wrong. Searches run beside each other; a change waits for
 * those under way and takes microseconds.
 */
public final class ExactIndex implements VectorIndex {
  private final int dimension;
  private final Lock reading;
  private final Lock writing;
  private final VectorTable table;

  /** Creates an empty index; more than {@code expectedSize} vectors may come. */
  public ExactIndex(int dimension, int expectedSize) {
    this.dimension = dimension;
    table = new VectorTable(expectedSize, DotProduct.fastest());
    ReadWriteLock lock = new ReentrantReadWriteLock();
    reading = lock.readLock();
    writing = lock.writeLock();
  }

  @Override
  public String description() {
    return "exact (" + DotProduct.fastest().name() + " kernel)";
  }

  @Override
  public int size() {
    return locked(reading, table::size);
  }

  @Override
  public long[] ids() {
    return locked(reading, table::ids);
  }

  @Override
  public void add(long id, float[] vector) {
    UnitVector.checked(vector, dimension);
    writing.lock();
    try {
      table.put(id, vector);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public boolean remove(long id) {
    return locked(writing, () -> table.remove(id));
  }

  @Override
  public List<Hit> search(VectorQuery query) {
    return search(query, new Moments());
  }

  /** As {@link #search(VectorQuery)}; adds the cosine of every vector scored to {@code moments}. */
  public List<Hit> search(VectorQuery query, Moments moments) {
    float[] vector = UnitVector.checked(query.vector(), dimension);
    TopHits best = new TopHits(query.k());
    IdSet allowed = query.allowed();
    reading.lock();
    try {
      if (allowed == null) {
        table.scan(vector, best, moments);
      } else {
        table.scan(vector, allowed, best, moments);
      }
    } finally {
      reading.unlock();
    }
    return best.drain();
  }

  /** Returns the vector with this id, not to be written to; null if there is none. */
  public float @Nullable [] vector(long id) {
    reading.lock();
    try {
      return table.vector(id);
    } finally {
      reading.unlock();
    }
  }

  /** Writes the ids: there is nothing else that the vectors do not say. */
  @Override
  public void save(DataOutput out) throws IOException {
    long[] ids = ids();
    out.writeInt(ids.length);
    for (long id : ids) {
      out.writeLong(id);
    }
  }

  /** Does nothing: everything is on the heap. */
  @Override
  public void close() {}

  private static <T> T locked(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
