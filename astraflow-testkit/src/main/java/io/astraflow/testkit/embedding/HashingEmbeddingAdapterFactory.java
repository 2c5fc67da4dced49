package io.astraflow.testkit.embedding;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.util.List;

/**
 * Creates {@link HashingEmbeddingAdapter}s, under the model id {@value HashingEmbeddingAdapter#ID}.
 *
 * <p>It is not registered as a service: tests pass it on, so that it never takes part in an
 * application's look-up. Immutable.
 */
public final class HashingEmbeddingAdapterFactory implements EmbeddingAdapterFactory {

  /** Creates the factory. */
  public HashingEmbeddingAdapterFactory() {}

  @Override
  public String id() {
    return HashingEmbeddingAdapter.ID;
  }

  @Override
  public List<String> models() {
    return List.of(HashingEmbeddingAdapter.ID);
  }

  @Override
  public EmbeddingAdapter create(String model) {
    if (!model.equals(HashingEmbeddingAdapter.ID)) {
      throw new IllegalArgumentException(
          "No model \"" + model + "\": this factory has " + models());
    }
    return new HashingEmbeddingAdapter();
  }
}
