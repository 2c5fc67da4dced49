package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The sum over both sides of 1 / (60 + rank): Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion
 * Outperforms Condorcet and Individual Rank Learning Methods" (2009).
 */
final class RankFusion {
  private static final int K = 60;

  private RankFusion() {}

  static List<Candidate> fuse(Findings findings) {
    Map<Long, Double> sums = new HashMap<>();
    add(findings.lexical(), sums);
    add(findings.semantic(), sums);
    return findings.ranked(OptionalDouble.empty(), id -> sums.getOrDefault(id, 0.0));
  }

  /** Returns what a rank, counted from 1, adds to the sum. */
  static double share(int rank) {
    return 1.0 / (K + rank);
  }

  private static void add(Map<Long, Double> ranking, Map<Long, Double> sums) {
    int rank = 0;
    for (long id : ranking.keySet()) {
      rank++;
      sums.merge(id, share(rank), Double::sum);
    }
  }
}
