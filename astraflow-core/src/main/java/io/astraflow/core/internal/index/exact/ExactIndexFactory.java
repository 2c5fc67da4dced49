package io.astraflow.core.internal.index.exact;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSource;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataInput;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates indexes that scan. Stateless. */
public final class ExactIndexFactory implements VectorIndexFactory {
  private static final Logger LOG = LoggerFactory.getLogger(ExactIndexFactory.class);

  /** The kind's identifier. */
  public static final String ID = "exact";

  /** Bytes for a vector beside its components: the array's header, its place and its id's. */
  private static final int OVERHEAD = 110;

  /** Creates the factory. */
  public ExactIndexFactory() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public ExactIndex create(VectorSpace space) {
    return new ExactIndex(space.dimension(), space.expectedSize());
  }

  @Override
  public ExactIndex load(VectorSpace space, DataInput snapshot) throws IOException {
    int size = snapshot.readInt();
    if (size < 0) {
      throw new IOException("The snapshot says that it holds " + size + " vectors");
    }
    // No room is made in advance: a wrong size must end at the end of the bytes, not of the heap.
    ExactIndex index = new ExactIndex(space.dimension(), 0);
    for (int i = 0; i < size; i++) {
      addIfThere(index, snapshot.readLong(), space.vectors());
    }
    return index;
  }

  private static void addIfThere(ExactIndex index, long id, VectorSource vectors) {
    try {
      index.add(id, vectors.vector(id));
    } catch (IOException e) {
      LOG.debug("Vector {} is gone and left out", id, e);
    }
  }

  @Override
  public long heapBytes(int dimension, long size) {
    return size * (OVERHEAD + (long) Float.BYTES * dimension);
  }
}
