package io.astraflow.retrieval;

/**
 * Something that a reader of a search result should know. Immutable.
 *
 * @param kind what it is about
 * @param message a sentence for people
 */
public record Notice(Kind kind, String message) {

  /** What a notice is about. */
  public enum Kind {
    /** Words that nothing has were replaced by similar ones. */
    CORRECTED,
    /** The query could not be rewritten or expanded and was searched for as it stands. */
    NOT_UNDERSTOOD,
    /** The reranker failed or took too long: the order is the one before it. */
    NOT_RERANKED,
    /** The semantic side failed: only the words were searched for. */
    LEXICAL_ONLY
  }
}
