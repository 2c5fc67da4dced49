package io.astraflow.core.internal.index;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;

/** Creates indexes that some ids cannot be added to. */
record FailingFactory(VectorIndexFactory factory, LongPredicate failing)
    implements VectorIndexFactory {

  @Override
  public String id() {
    return factory.id();
  }

  @Override
  public VectorIndex create(VectorSpace space) {
    return new FailingIndex(factory.create(space), failing);
  }

  @Override
  public VectorIndex load(VectorSpace space, DataInput snapshot) throws IOException {
    return new FailingIndex(factory.load(space, snapshot), failing);
  }

  @Override
  public long heapBytes(int dimension, long size) {
    return factory.heapBytes(dimension, size);
  }

  private record FailingIndex(VectorIndex index, LongPredicate failing) implements VectorIndex {

    @Override
    public String description() {
      return index.description();
    }

    @Override
    public int size() {
      return index.size();
    }

    @Override
    public long[] ids() {
      return index.ids();
    }

    @Override
    public void add(long id, float[] vector) {
      if (failing.test(id)) {
        throw new IllegalStateException("No room for " + id);
      }
      index.add(id, vector);
    }

    @Override
    public boolean remove(long id) {
      return index.remove(id);
    }

    @Override
    public List<Hit> search(VectorQuery query) {
      return index.search(query);
    }

    @Override
    public void save(DataOutput out) throws IOException {
      index.save(out);
    }

    @Override
    public void close() {
      index.close();
    }
  }
}
