package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.hnswlib.HnswlibIndexFactory;
import io.astraflow.core.internal.index.packed.PackedIndexFactory;
import io.astraflow.spi.index.VectorIndexFactory;
import java.util.List;

/** The kinds of graph that a collection's index is tested with, the default first. */
final class GraphKinds {
  private GraphKinds() {}

  static List<VectorIndexFactory> all() {
    return List.of(new PackedIndexFactory(), new HnswlibIndexFactory());
  }

  static VectorIndexFactory named(String id) {
    return all().stream().filter(kind -> kind.id().equals(id)).findFirst().orElseThrow();
  }
}
