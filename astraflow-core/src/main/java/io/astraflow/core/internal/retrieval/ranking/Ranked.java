package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.retrieval.Notice;
import java.util.List;

/**
 * Candidates in their final order. Immutable.
 *
 * @param candidates as many as were wanted, or all
 * @param notices what did not go as asked
 */
public record Ranked(List<Candidate> candidates, List<Notice> notices) {

  /** Copies the lists. */
  public Ranked {
    candidates = List.copyOf(candidates);
    notices = List.copyOf(notices);
  }
}
