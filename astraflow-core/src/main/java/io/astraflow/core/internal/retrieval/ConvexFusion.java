package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A weighted sum of both sides' scores, each divided by its query's best: BM25, and cosine + 1. See
 * Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023).
 *
 * @param semanticWeight how much the semantic side counts, 0 to 1
 */
record ConvexFusion(double semanticWeight) {

  /**
   * Ranks what was found.
   *
   * @param findings what the explanations tell
   * @param lexical the words' scores by chunk id
   * @param cosines the vectors' scores by chunk id
   */
  List<Candidate> fuse(Findings findings, Map<Long, Double> lexical, Map<Long, Double> cosines) {
    double bestLexical = best(lexical, 0);
    double bestSemantic = best(cosines, 1);
    return findings.ranked(
        OptionalDouble.of(semanticWeight),
        id ->
            semanticWeight * (cosines.getOrDefault(id, -1.0) + 1) / bestSemantic
                + (1 - semanticWeight) * lexical.getOrDefault(id, 0.0) / bestLexical);
  }

  private static double best(Map<Long, Double> scores, double shift) {
    double best = scores.values().stream().mapToDouble(s -> s + shift).max().orElse(1);
    return best > 0 ? best : 1;
  }
}
