package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.testkit.index.VectorIndexContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full vectors come from a mapped file. */
class PackedInt4IndexTest extends VectorIndexContract {
  @TempDir Path folder;

  @Override
  protected VectorIndexFactory factory() {
    return new PackedIndexFactory();
  }

  @Override
  protected Optional<Path> file() {
    return Optional.of(folder.resolve("vectors"));
  }

  @Test
  void usesFourBitsWhereTheVectorApiIsThere() {
    VectorSpace space = new VectorSpace(2, 0, id -> new float[] {1, 0});
    try (VectorIndex index = factory().create(space)) {
      for (int id = 0; id < PackedIndex.GROWN; id++) {
        index.add(id, new float[] {1, 0});
      }
      assertThat(index.description()).isEqualTo("packed graph, int4, Vector API");
    }
  }
}
