package io.astraflow.core.internal.index.packed;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.VectorIndexContract;

/** Full vectors come from the source. */
class PackedBitsIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return new PackedIndexFactory("packed", new Design(BitCodes::new, Plan::cheapest));
  }
}
