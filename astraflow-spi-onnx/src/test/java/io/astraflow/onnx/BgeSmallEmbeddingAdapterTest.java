package io.astraflow.onnx;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.testkit.embedding.EmbeddingAdapterContract;

final class BgeSmallEmbeddingAdapterTest extends EmbeddingAdapterContract {

  @Override
  protected EmbeddingAdapter open() {
    return new OnnxEmbeddingAdapterFactory().create("bge-small-en-v1.5");
  }

  @Override
  protected boolean distinguishesQueries() {
    return true;
  }
}
