package io.astraflow.openai;

import io.astraflow.error.ConfigurationException;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is known of an embedding model. Immutable.
 *
 * @param id its name
 * @param dimension the components of its vectors
 * @param shortened whether the server is to be told the dimension, since it is not the usual one
 * @param maxTokens the most tokens of a text
 * @param relatedCosine from where on texts are likely related, by experience and not measured here
 */
record EmbeddingModel(
    String id, int dimension, boolean shortened, int maxTokens, double relatedCosine) {
  private static final int MOST_TOKENS = 8191;
  private static final int FEW_TOKENS = 512;
  private static final double USUALLY_RELATED = 0.35;
  private static final double RELATED_BY_ADA = 0.78;
  private static final Map<String, Integer> DIMENSIONS =
      Map.of(
          "text-embedding-3-small", 1536,
          "text-embedding-3-large", 3072,
          "text-embedding-ada-002", 1536);

  /**
   * Returns a model by its name and what is set.
   *
   * @throws ConfigurationException if its dimension is not known and not set, or set to more than
   *     the model has
   */
  static EmbeddingModel of(String id, EmbeddingSettings settings) {
    boolean known = DIMENSIONS.containsKey(id);
    OptionalInt set = settings.dimensions();
    if (!known && set.isEmpty()) {
      throw new ConfigurationException(
          "How many components the vectors of openai:%s have is not known: set astraflow.models.openai.embedding-dimensions."
              .formatted(id));
    }
    int usual = known ? DIMENSIONS.getOrDefault(id, 0) : set.orElseThrow();
    int dimension = set.orElse(usual);
    boolean shortened = dimension != usual;
    if (shortened && (dimension > usual || id.endsWith("ada-002"))) {
      throw new ConfigurationException(
          "openai:%s has vectors of %d components, not of %d: change astraflow.models.openai.embedding-dimensions."
              .formatted(id, usual, dimension));
    }
    int tokens = settings.maxTokens().orElse(known ? MOST_TOKENS : FEW_TOKENS);
    double related = id.endsWith("ada-002") ? RELATED_BY_ADA : USUALLY_RELATED;
    return new EmbeddingModel(id, dimension, shortened, tokens, related);
  }
}
