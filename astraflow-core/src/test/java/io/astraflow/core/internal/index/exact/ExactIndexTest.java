package io.astraflow.core.internal.index.exact;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.VectorIndexContract;

class ExactIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return new ExactIndexFactory();
  }

  @Override
  protected double recall() {
    return 0.999; // The kernels round differently, which may swap two that are all but as near.
  }
}
