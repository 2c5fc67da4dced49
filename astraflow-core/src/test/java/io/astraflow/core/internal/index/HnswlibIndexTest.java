package io.astraflow.core.internal.index;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.VectorIndexContract;

class HnswlibIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return new HnswlibIndexFactory();
  }
}
