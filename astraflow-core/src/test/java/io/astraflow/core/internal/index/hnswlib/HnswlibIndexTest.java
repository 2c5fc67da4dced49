package io.astraflow.core.internal.index.hnswlib;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.VectorIndexContract;

class HnswlibIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return new HnswlibIndexFactory();
  }
}
