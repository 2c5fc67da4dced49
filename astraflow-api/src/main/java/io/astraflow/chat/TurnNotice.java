package io.astraflow.chat;

/**
 * Something about a turn that a reader should know. Immutable.
 *
 * @param kind what it is about
 * @param message a sentence for people
 */
public record TurnNotice(Kind kind, String message) {

  /** What a notice is about. */
  public enum Kind {
    /** The retrieval did not go as asked, or changed the question. */
    RETRIEVAL,
    /** A collection of the chat is gone, and was not searched. */
    COLLECTION_GONE,
    /** Passages were left out so that the prompt fits the model. */
    PASSAGES_DROPPED,
    /** Earlier messages were left out that no summary covers yet. */
    HISTORY_DROPPED,
    /** The model failed or there is none: the best sentences are quoted instead. */
    EXTRACTIVE,
    /** The reply ended early: at a bound of tokens or of calls, or by the provider's filter. */
    CUT_OFF
  }
}
