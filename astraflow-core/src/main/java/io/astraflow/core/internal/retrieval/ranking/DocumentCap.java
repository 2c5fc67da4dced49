package io.astraflow.core.internal.retrieval.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets through at most so many candidates of one document, the first ones.
 *
 * @param most 1 or more
 */
record DocumentCap(int most) {

  /**
   * Returns the first {@code wanted} candidates under the cap, in their order.
   *
   * @param documents each candidate's document; candidates without one are gone and left out
   */
  List<Candidate> first(int wanted, List<Candidate> candidates, Map<Long, Long> documents) {
    Map<Long, Integer> taken = new HashMap<>();
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Long document = documents.get(candidate.chunkId());
      if (document != null
          && kept.size() < wanted
          && taken.merge(document, 1, Integer::sum) <= most) {
        kept.add(candidate);
      }
    }
    return kept;
  }
}
