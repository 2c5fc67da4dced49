package io.astraflow.core.internal.model.routing;

import java.util.List;

/**
 * Candidates in an order. Immutable.
 *
 * @param candidates the best first
 * @param reason why, as the rest of a sentence that begins with the first one's name
 */
public record Ranking(List<Candidate> candidates, String reason) {
  /** Copies the list. */
  public Ranking {
    candidates = List.copyOf(candidates);
  }
}
