package io.astraflow.core.internal.retrieval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    return findings.ranked(id -> sums.getOrDefault(id, 0.0));
  }

  private static void add(Map<Long, Double> scores, Map<Long, Double> sums) {
    List<Long> ranking =
        scores.entrySet().stream()
            .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < ranking.size(); i++) {
      sums.merge(ranking.get(i), 1.0 / (K + i + 1), Double::sum);
    }
  }
}
