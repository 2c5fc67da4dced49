package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.core.internal.retrieval.words.Sought;
import java.util.List;

/**
 * What a wording, or all of them, found. Immutable.
 *
 * @param candidates best first
 * @param sight how clearly the embedding model sees what the query is about, 0 (blind) to 1
 * @param sought what the lexical side looked for under the first wording
 */
record Found(List<Candidate> candidates, double sight, Sought sought) {

  /** Copies the list. */
  Found {
    candidates = List.copyOf(candidates);
  }
}
