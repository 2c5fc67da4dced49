package io.astraflow.core.internal.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the two sides found, each by chunk id, best first.
 *
 * @param lexical BM25 by chunk id
 * @param semantic cosine by chunk id
 * @param sight how clearly the semantic side sees, 0 to 1
 */
record Findings(Map<Long, Double> lexical, Map<Long, Double> semantic, double sight) {

  /** Returns the ids that either side found. */
  Set<Long> ids() {
    Set<Long> ids = new LinkedHashSet<>(lexical.keySet());
    ids.addAll(semantic.keySet());
    return ids;
  }

  /**
   * Makes a candidate of each id, best first; ties go to the greater cosine, then to the smaller
   * id.
   */
  List<Candidate> ranked(Scorer scorer) {
    List<Candidate> candidates = new ArrayList<>();
    for (long id : ids()) {
      candidates.add(new Candidate(id, scorer.score(id), find(lexical, id), find(semantic, id)));
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .thenComparing(candidate -> candidate.cosine().orElse(-1))
            .reversed()
            .thenComparingLong(Candidate::chunkId));
    return candidates;
  }

  private static OptionalDouble find(Map<Long, Double> scores, long id) {
    Double score = scores.get(id);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /** Gives each id its score. */
  @FunctionalInterface
  interface Scorer {
    /** Returns the score, higher is better. */
    double score(long id);
  }
}
