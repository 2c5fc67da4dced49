package io.astraflow.model;

import java.util.OptionalLong;

/**
 * A model that a provider lists. Immutable.
 *
 * @param name its full name
 * @param use what it is for
 * @param bytes its size on disk, for local models
 */
public record ModelDescription(ModelName name, Use use, OptionalLong bytes) {

  /** What a model is for. */
  public enum Use {
    /** Replies to prompts. */
    CHAT,
    /** Turns texts into vectors. */
    EMBEDDING,
    /** The provider does not say, or something else. */
    OTHER
  }
}
