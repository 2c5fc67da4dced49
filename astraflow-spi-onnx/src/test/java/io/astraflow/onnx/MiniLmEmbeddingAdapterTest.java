package io.astraflow.onnx;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.testkit.embedding.EmbeddingAdapterContract;

final class MiniLmEmbeddingAdapterTest extends EmbeddingAdapterContract {

  @Override
  protected EmbeddingAdapter open() {
    return new OnnxEmbeddingAdapterFactory().create("all-minilm-l6-v2");
  }

  @Override
  protected boolean distinguishesQueries() {
    return false;
  }
}
