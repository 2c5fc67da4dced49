package io.astraflow.engine;

import io.astraflow.core.AstraFlow;
import io.astraflow.model.ModelAdapter;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.nio.file.Path;

/** Opens engines that embed in microseconds. */
final class Engines {
  private Engines() {}

  static AstraFlow open(Path folder) {
    return AstraFlow.builder(folder).embeddingModel(HashingEmbeddingAdapter.ID).build();
  }

  static AstraFlow open(Path folder, ModelAdapter model) {
    return AstraFlow.builder(folder)
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .model(model)
        .build();
  }
}
