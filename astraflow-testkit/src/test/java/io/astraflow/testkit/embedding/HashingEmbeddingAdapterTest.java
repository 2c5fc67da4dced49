package io.astraflow.testkit.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.EmbeddingAdapter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HashingEmbeddingAdapterTest extends EmbeddingAdapterContract {

  @Override
  protected EmbeddingAdapter open() {
    return new HashingEmbeddingAdapterFactory().create(HashingEmbeddingAdapter.ID);
  }

  @Override
  protected boolean distinguishesQueries() {
    return false;
  }

  @Test
  void placesTextsWithCommonWordsNearer() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      float[] query = adapter.embedQuery("where do the herons nest");
      List<float[]> passages =
          adapter.embedPassages(
              List.of("The herons nest in the old mill.", "Fold the dough twice, then rest it."));
      assertThat(dot(query, passages.get(0))).isGreaterThan(dot(query, passages.get(1)));
    }
  }

  @Test
  void namesItsModelsWhenAskedForAnother() {
    assertThatThrownBy(() -> new HashingEmbeddingAdapterFactory().create("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other")
        .hasMessageContaining("hashing");
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
