package io.astraflow.collection;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a collection is made. What is left unset takes the default on creation and whatever the
 * collection has on later openings. Immutable.
 *
 * @param embeddingModel the embedding model's id; default {@code all-minilm-l6-v2}
 * @param chunkTokens the most tokens in a chunk, counted by the embedding model's tokenizer, 16 or
 *     more; default 200
 * @param overlapTokens how many tokens of the preceding text a chunk repeats at the most, less than
 *     half of {@code chunkTokens}; default 0
 */
public record CollectionOptions(
    Optional<String> embeddingModel, OptionalInt chunkTokens, OptionalInt overlapTokens) {

  /** Checks the values. */
  public CollectionOptions {
    if (chunkTokens.isPresent() && chunkTokens.getAsInt() < 16) {
      throw new IllegalArgumentException(
          "chunkTokens must be 16 or more: " + chunkTokens.getAsInt());
    }
    if (overlapTokens.isPresent() && overlapTokens.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "overlapTokens must not be negative: " + overlapTokens.getAsInt());
    }
  }

  /** Returns options with everything unset. */
  public static CollectionOptions ofDefaults() {
    return new CollectionOptions(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Returns these options with the embedding model of this id. */
  public CollectionOptions withEmbeddingModel(String id) {
    return new CollectionOptions(Optional.of(id), chunkTokens, overlapTokens);
  }

  /** Returns these options with chunks of at most {@code tokens} tokens. */
  public CollectionOptions withChunkTokens(int tokens) {
    return new CollectionOptions(embeddingModel, OptionalInt.of(tokens), overlapTokens);
  }

  /** Returns these options with an overlap of at most {@code tokens} tokens. */
  public CollectionOptions withOverlapTokens(int tokens) {
    return new CollectionOptions(embeddingModel, chunkTokens, OptionalInt.of(tokens));
  }
}
