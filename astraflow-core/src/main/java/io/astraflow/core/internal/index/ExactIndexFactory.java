package io.astraflow.core.internal.index;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import java.io.DataInput;
import java.io.IOException;

/** Creates indexes that scan. Stateless. */
public final class ExactIndexFactory implements VectorIndexFactory {
  static final String ID = "exact";

  /** Creates the factory. */
  public ExactIndexFactory() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public VectorIndex create(int dimension, int expectedSize) {
    return new ExactIndex(dimension, expectedSize);
  }

  @Override
  public VectorIndex load(int dimension, DataInput snapshot, VectorSource vectors)
      throws IOException {
    int size = snapshot.readInt();
    if (size < 0) {
      throw new IOException("The snapshot says that it holds " + size + " vectors");
    }
    // No room is made in advance: a wrong size must end at the end of the bytes, not of the heap.
    ExactIndex index = new ExactIndex(dimension, 0);
    for (int i = 0; i < size; i++) {
      long id = snapshot.readLong();
      index.add(id, vectors.vector(id));
    }
    return index;
  }
}
