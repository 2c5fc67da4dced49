package io.astraflow.retrieval;

import java.util.List;

/**
 * What a language model makes of a query before it is searched for. Immutable. Where a model is
 * asked but none is configured, or it fails, the query is searched for as it stands, and the result
 * has a {@link Notice}.
 *
 * @param history what was said before, oldest first; where there is some, the query is rewritten so
 *     that it can be understood without; default none
 * @param expansion what is searched for besides; default {@link Expansion#NONE}
 */
public record Understanding(List<Turn> history, Expansion expansion) {
  private static final Understanding PLAIN = new Understanding(List.of(), Expansion.NONE);

  /** Copies the history. */
  public Understanding {
    history = List.copyOf(history);
  }

  /** Returns the settings that ask no model. */
  public static Understanding plain() {
    return PLAIN;
  }

  /** Returns whether a model is asked. */
  public boolean asksModel() {
    return !history.isEmpty() || expansion != Expansion.NONE;
  }

  /**
   * A question and its answer.
   *
   * @param question in the user's words
   * @param answer as the user saw it
   */
  public record Turn(String question, String answer) {}

  /** What is searched for besides the query itself. */
  public enum Expansion {
    /** Nothing. */
    NONE,
    /** Other wordings of it, the rankings fused. */
    MULTI_QUERY,
    /**
     * A passage such as might answer it, on the semantic side. See Gao et al., "Precise Zero-Shot
     * Dense Retrieval without Relevance Labels" (2023).
     */
    HYPOTHETICAL_ANSWER
  }
}
