package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.index.exact.UnitVector;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.util.List;

/** Embeds passages, and lets nothing into the store that no index could take. Stateless. */
final class PassageVectors {
  private PassageVectors() {}

  /**
   * Returns a vector for each text, of the model's dimension and length 1.
   *
   * @throws ModelException if that is not what the model gives
   */
  static List<float[]> of(EmbeddingAdapter model, List<String> texts) throws InterruptedException {
    List<float[]> vectors = model.embedPassages(texts);
    if (vectors.size() != texts.size()) {
      throw new ModelException(
          Kind.MISCONFIGURED,
          "The embedding model %s returned %d vectors for %d texts: check its adapter"
              .formatted(model.id(), vectors.size(), texts.size()),
          null);
    }
    for (float[] vector : vectors) {
      check(model, vector);
    }
    return vectors;
  }

  private static void check(EmbeddingAdapter model, float[] vector) {
    try {
      UnitVector.checked(vector, model.dimension());
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          Kind.MISCONFIGURED,
          "The embedding model %s returned a vector that cannot be used (%s): check its adapter and files"
              .formatted(model.id(), e.getMessage()),
          e);
    }
  }
}
