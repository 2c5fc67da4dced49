package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class OnnxEmbeddingAdapterFactoryTest {

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(EmbeddingAdapterFactory.class))
        .hasAtLeastOneElementOfType(OnnxEmbeddingAdapterFactory.class);
  }

  @Test
  void createsEachModelItLists() {
    OnnxEmbeddingAdapterFactory factory = new OnnxEmbeddingAdapterFactory();
    assertThat(factory.models()).containsExactly("bge-small-en-v1.5", "all-minilm-l6-v2");
    for (String model : factory.models()) {
      try (EmbeddingAdapter adapter = factory.create(model)) {
        assertThat(adapter.id()).isEqualTo(model);
        assertThat(adapter.dimension()).isEqualTo(384);
      }
    }
  }

  @Test
  void namesItsModelsWhenAskedForAnother() {
    assertThatThrownBy(() -> new OnnxEmbeddingAdapterFactory().create("word2vec"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("word2vec")
        .hasMessageContaining("bge-small-en-v1.5");
  }
}
