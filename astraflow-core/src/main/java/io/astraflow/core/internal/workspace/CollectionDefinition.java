package io.astraflow.core.internal.workspace;

import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.internal.plugin.EmbeddingModels;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.spi.store.CollectionRow;
import java.time.Instant;
import java.util.OptionalInt;

/** What a collection is made of when it is created, and whether an existing one fits. */
record CollectionDefinition(EmbeddingModels models, String defaultModel) {
  private static final int CHUNK_TOKENS = 200;

  /** An embedding model adds two tokens of its own to each text. */
  private static final int SPECIAL_TOKENS = 2;

  /** Describes a new collection. */
  CollectionRow row(String workspace, String name, CollectionOptions options) {
    checkName("collection", name);
    String named = options.embeddingModel().orElse(defaultModel);
    EmbeddingAdapter model = models.named(named);
    int longest = model.maxTokens() - SPECIAL_TOKENS;
    int chunkTokens = options.chunkTokens().orElse(Math.min(CHUNK_TOKENS, longest));
    int overlapTokens = options.overlapTokens().orElse(0);
    if (chunkTokens > longest) {
      throw new ConfigurationException(
          "chunkTokens is %d, but the embedding model %s reads %d at the most: choose fewer"
              .formatted(chunkTokens, model.id(), longest));
    }
    if (overlapTokens * 2 >= chunkTokens) {
      throw new ConfigurationException(
          "overlapTokens is %d, but must be less than half of chunkTokens, which is %d"
              .formatted(overlapTokens, chunkTokens));
    }
    return new CollectionRow(
        0,
        workspace,
        name,
        named, // a provider's model does not know its provider
        model.fingerprint(),
        model.dimension(),
        chunkTokens,
        overlapTokens,
        0,
        Instant.now());
  }

  /** Returns {@code existing} if the options and the installed model fit it. */
  CollectionRow check(CollectionRow existing, CollectionOptions options) {
    options
        .embeddingModel()
        .filter(asked -> !asked.equals(existing.embeddingModel()))
        .ifPresent(asked -> throwMismatch(existing, "model", existing.embeddingModel(), asked));
    checkSame(existing, "chunkTokens", existing.chunkTokens(), options.chunkTokens());
    checkSame(existing, "overlapTokens", existing.overlapTokens(), options.overlapTokens());
    String installed = models.named(existing.embeddingModel()).fingerprint();
    if (!installed.equals(existing.fingerprint())) {
      throw new ConfigurationException(
          "The collection '%s' was made with %s (%s), but the one installed is another (%s), whose vectors do not fit. Install the former, or ingest into a new collection."
              .formatted(
                  existing.name(), existing.embeddingModel(), existing.fingerprint(), installed));
    }
    return existing;
  }

  private static void checkSame(CollectionRow existing, String what, int has, OptionalInt asked) {
    if (asked.isPresent() && asked.getAsInt() != has) {
      throwMismatch(existing, what, String.valueOf(has), String.valueOf(asked.getAsInt()));
    }
  }

  private static void throwMismatch(CollectionRow existing, String what, String has, String asked) {
    throw new ConfigurationException(
        "The collection '%s' has the %s %s, not %s. Leave that setting out, choose another name, or delete the collection first."
            .formatted(existing.name(), what, has, asked));
  }

  /** Checks a name of a workspace or a collection. */
  static void checkName(String what, String name) {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "The name of a %s has 1 to 200 characters and is not blank: '%s'".formatted(what, name));
    }
  }
}
