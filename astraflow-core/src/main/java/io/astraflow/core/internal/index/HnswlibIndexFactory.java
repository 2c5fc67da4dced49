package io.astraflow.core.internal.index;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import java.io.DataInput;
import java.io.IOException;

/** Creates indexes on hnswlib's graph. Stateless. */
public final class HnswlibIndexFactory implements VectorIndexFactory {

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
  public VectorIndex create(int dimension, int expectedSize) {
    return new HnswlibIndex(dimension, expectedSize);
  }

  @Override
  public VectorIndex load(int dimension, DataInput snapshot, VectorSource vectors)
      throws IOException {
    return new HnswlibIndex(
        dimension, GraphPayload.read(snapshot, dimension, 4 * HnswlibIndex.M, vectors));
  }
}
