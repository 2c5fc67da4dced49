package io.astraflow.core.internal.index.hnswlib;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.testkit.index.VectorIndexContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HnswlibIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return new HnswlibIndexFactory();
  }

  @Test
  void passesOnThatAVectorIsMissingWhenLoading() throws IOException {
    VectorSpace space =
        new VectorSpace(
            2,
            1,
            id -> {
              throw new IOException("no vector " + id);
            });
    VectorIndex index = factory().create(space);
    index.add(7, new float[] {1, 0});
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    index.save(new DataOutputStream(saved));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved.toByteArray()));
    assertThatThrownBy(() -> factory().load(space, in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no vector 7");
  }
}
