package io.astraflow.core.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageVectorsTest {

  @Test
  void passesOnWhatAModelGives() throws InterruptedException {
    try (EmbeddingAdapter model = new HashingEmbeddingAdapter()) {
      List<String> texts = List.of("a heron", "");
      assertThat(PassageVectors.of(model, texts)).hasSize(2);
    }
  }

  @Test
  void refusesVectorsThatNoIndexCouldTake() {
    for (float[] bad : new float[][] {{0, 0}, {1, 0, 0}, {Float.NaN, 1}, {3, 4}}) {
      assertThatThrownBy(() -> PassageVectors.of(new FixedModel(List.of(bad)), List.of("text")))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("fixed");
    }
  }

  @Test
  void refusesTooFewVectors() {
    assertThatThrownBy(() -> PassageVectors.of(new FixedModel(List.of()), List.of("text")))
        .isInstanceOf(ModelException.class)
        .hasMessageContainingAll("fixed", "0 vectors", "1 texts");
  }

  /** Gives the same vectors for any texts. */
  private record FixedModel(List<float[]> vectors) implements EmbeddingAdapter {

    @Override
    public String id() {
      return "fixed";
    }

    @Override
    public String fingerprint() {
      return "fixed/1";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public int maxTokens() {
      return 256;
    }

    @Override
    public double relatedCosine() {
      return 0.5;
    }

    @Override
    public int countTokens(String text) {
      return 1;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
      return vectors;
    }

    @Override
    public float[] embedQuery(String text) {
      return new float[] {1, 0};
    }

    @Override
    public void close() {}
  }
}
