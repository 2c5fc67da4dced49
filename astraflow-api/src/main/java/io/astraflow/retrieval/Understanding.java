package io.astraflow.retrieval;

import java.time.Duration;
import java.util.List;

/**
 * What a language model makes of a query before it is searched for. Immutable. Where a model is
 * asked but none is configured, or it fails, the query is searched for as it stands, and the result
 * has a {@link Notice}.
 *
 * @param history what was said before, oldest first; where there is some, the query is rewritten so
 *     that it can be understood without; default none
 * @param expansion what is searched for besides; default {@link Expansion#NONE}
 * @param timeout how long the model may take in all, until the query is searched for with what it
 *     has made of it so far; default 20 s
 */
public record Understanding(List<Turn> history, Expansion expansion, Duration timeout) {
  private static final Understanding PLAIN =
      new Understanding(List.of(), Expansion.NONE, Duration.ofSeconds(20));

  /** Checks the timeout and copies the history. */
  public Understanding {
    history = List.copyOf(history);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  /** Returns the settings that ask no model. */
  public static Understanding plain() {
    return PLAIN;
  }

  /** Returns these settings after another conversation. */
  public Understanding withHistory(List<Turn> other) {
    return new Understanding(other, expansion, timeout);
  }

  /** Returns these settings with another expansion. */
  public Understanding withExpansion(Expansion other) {
    return new Understanding(history, other, timeout);
  }

  /** Returns these settings with another timeout. */
  public Understanding withTimeout(Duration other) {
    return new Understanding(history, expansion, other);
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
    /**
     * Up to three other wordings of it. Each is searched for, and the rankings are fused by the sum
     * of 1 / (60 + rank), as {@link Fusion#RECIPROCAL_RANK} does.
     */
    MULTI_QUERY,
    /**
     * A passage such as might answer it: the semantic side looks for the mean of its vector and the
     * query's. {@link SearchMode#LEXICAL} makes none. See Gao et al., "Precise Zero-Shot Dense
     * Retrieval without Relevance Labels" (2023).
     */
    HYPOTHETICAL_ANSWER
  }
}
