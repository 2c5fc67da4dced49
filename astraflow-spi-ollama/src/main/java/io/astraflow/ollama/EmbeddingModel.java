package io.astraflow.ollama;

import io.astraflow.error.ConfigurationException;
import java.util.Optional;

/**
 * An embedding model as it is used. Immutable.
 *
 * @param id its name
 * @param dimension the components of its vectors
 * @param asked whether the server is asked for so many, since they are not the model's own number
 * @param maxTokens what it reads of a text
 * @param passagePrefix what goes before passages
 * @param queryPrefix what goes before queries
 */
record EmbeddingModel(
    String id,
    int dimension,
    boolean asked,
    int maxTokens,
    String passagePrefix,
    String queryPrefix) {
  private static final int UNKNOWN_MAX_TOKENS = 512;

  static EmbeddingModel of(String model, ModelSettings settings) {
    Optional<Integer> set = settings.dimension(model);
    Optional<KnownEmbedding> known = KnownEmbedding.of(model);
    int dimension =
        set.or(() -> known.map(KnownEmbedding::dimension))
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        ("How many components the vectors of %s:%s have is not known: set"
                                + " astraflow.models.ollama.embedding-dimensions.%s, which"
                                + " \"ollama show %s\" tells as embedding length.")
                            .formatted(Ollama.ID, model, model, model)));
    boolean asked = known.isPresent() && known.get().dimension() != dimension;
    return new EmbeddingModel(
        model,
        dimension,
        asked,
        known.map(KnownEmbedding::maxTokens).orElse(UNKNOWN_MAX_TOKENS),
        known.map(KnownEmbedding::passagePrefix).orElse(""),
        known.map(KnownEmbedding::queryPrefix).orElse(""));
  }
}
