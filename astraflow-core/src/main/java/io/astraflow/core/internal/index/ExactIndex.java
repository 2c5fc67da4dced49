package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.spi.index.VectorIndex;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores every vector, and so is never wrong. Searches run beside each other; a change waits for
 * those under way and takes microseconds.
 */
final class ExactIndex implements VectorIndex {
  private final Lock reading;
  private final Lock writing;
  private final VectorTable table;

  ExactIndex(int dimension, int expectedSize) {
    table = new VectorTable(dimension, expectedSize, DotProduct.fastest());
    ReadWriteLock lock = new ReentrantReadWriteLock();
    reading = lock.readLock();
    writing = lock.writeLock();
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
    table.checked(vector);
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
  public List<Hit> search(float[] query, int k, LongPredicate allowed) {
    table.checked(query);
    TopHits best = new TopHits(k);
    reading.lock();
    try {
      table.scan(query, allowed, best);
    } finally {
      reading.unlock();
    }
    return best.drain();
  }

  /** As {@link #search}, over all, adding every cosine to {@code moments}. */
  List<Hit> searchAll(float[] query, int k, Moments moments) {
    table.checked(query);
    TopHits best = new TopHits(k);
    reading.lock();
    try {
      table.scanAll(query, best, moments);
    } finally {
      reading.unlock();
    }
    return best.drain();
  }

  /** As {@link #search}, where {@code among} lists the allowed ids, each once. */
  List<Hit> searchAmong(float[] query, int k, long[] among) {
    table.checked(query);
    TopHits best = new TopHits(k);
    reading.lock();
    try {
      table.scanAmong(query, among, best);
    } finally {
      reading.unlock();
    }
    return best.drain();
  }

  /** Adds the cosines of at most {@code most} vectors, spread evenly, to {@code moments}. */
  void sample(float[] query, int most, Moments moments) {
    table.checked(query);
    reading.lock();
    try {
      table.sample(query, most, moments);
    } finally {
      reading.unlock();
    }
  }

  /** Returns the vector with this id. */
  float @Nullable [] vector(long id) {
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

  private static <T> T locked(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
