package io.astraflow.core.internal.retrieval;

import io.astraflow.retrieval.Passage;
import java.util.List;

/**
 * What a query found. Immutable.
 *
 * @param passages best first
 * @param sight how clearly the embedding model sees what the query is about, 0 (blind) to 1
 */
public record Retrieved(List<Passage> passages, double sight) {

  /** Copies the list. */
  public Retrieved {
    passages = List.copyOf(passages);
  }

  /** Returns whether a near vector is by itself a sign that a passage is relevant. */
  public boolean seesClearly() {
    return sight > Sight.UNKNOWN;
  }

  /** Returns whether the vectors say nothing at all. */
  public boolean isBlind() {
    return sight == 0;
  }
}
