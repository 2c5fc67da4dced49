package io.astraflow.core.internal.index.hnswlib;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import java.io.DataInput;
import java.io.IOException;

/** Creates indexes on hnswlib's graph. Stateless. */
public final class HnswlibIndexFactory implements VectorIndexFactory {
  /**
   * Bytes for a vector beside its components: a node, its lists of links, and the id in three maps.
   */
  private static final int OVERHEAD = 500;

  static {
    HnswlibAccess.grant();
  }

  /** Creates the factory. */
  public HnswlibIndexFactory() {}

  @Override
  public String id() {
    return "hnswlib";
  }

  @Override
  public VectorIndex create(VectorSpace space) {
    return new HnswlibIndex(space.dimension(), space.expectedSize());
  }

  @Override
  public VectorIndex load(VectorSpace space, DataInput snapshot) throws IOException {
    int dimension = space.dimension();
    return new HnswlibIndex(
        dimension, GraphPayload.read(snapshot, dimension, HnswlibIndex.M, space.vectors()));
  }

  @Override
  public long heapBytes(int dimension, long size) {
    return size * (OVERHEAD + (long) Float.BYTES * dimension);
  }
}
