package io.astraflow.gemini;

import io.astraflow.error.ConfigurationException;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is known of an embedding model. Immutable.
 *
 * @param id its name
 * @param dimension how many components its vectors have
 * @param wanted how many were asked for, where the model's own number is not wanted
 * @param maxTokens the most tokens of a text that it reads
 * @param relatedCosine from which cosine on a query and a passage are likely related
 */
record EmbeddingModel(
    String id, int dimension, OptionalInt wanted, int maxTokens, double relatedCosine) {
  private static final String SECOND = "gemini-embedding-2";
  private static final int TOKENS = 2048;
  private static final int TOKENS_OF_THE_SECOND = 8192;

  /** Estimated: the service's models give unrelated texts rather high cosines. */
  private static final double RELATED = 0.6;

  private static final Map<String, Integer> DIMENSIONS =
      Map.of(
          "gemini-embedding-001",
          3072,
          "gemini-embedding-2-preview",
          3072,
          SECOND,
          3072,
          "gemini-embedding-exp-03-07",
          3072,
          "text-embedding-004",
          768,
          "embedding-001",
          768);

  /**
   * Returns a model.
   *
   * @throws ConfigurationException if its dimension is neither known nor set
   */
  static EmbeddingModel of(String id, OptionalInt wanted) {
    Integer known = DIMENSIONS.get(id);
    if (known == null && wanted.isEmpty()) {
      throw new ConfigurationException(
          "The dimension of the embedding model %s:%s is not known: set astraflow.models.%s.embedding-dimensions, or choose one of %s."
              .formatted(Gemini.ID, id, Gemini.ID, DIMENSIONS.keySet().stream().sorted().toList()));
    }
    return new EmbeddingModel(
        id,
        wanted.orElseGet(() -> known == null ? 0 : known),
        wanted,
        id.startsWith(SECOND) ? TOKENS_OF_THE_SECOND : TOKENS,
        RELATED);
  }

  /**
   * Returns whether the model reads from the text itself what it is for, and ignores {@code
   * taskType}.
   */
  boolean toldInTheText() {
    return id.startsWith(SECOND);
  }

  String fingerprint() {
    return Gemini.ID + ":" + id + ":" + dimension;
  }
}
