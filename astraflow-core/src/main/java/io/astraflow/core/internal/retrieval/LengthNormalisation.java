package io.astraflow.core.internal.retrieval;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mends what BM25's usual constants do to short chunks.
 *
 * <p>Stores rank by BM25 with k1 = 1.2 and b = .75, made for documents of many lengths. Chunks are
 * cut to one length, and what is shorter is seldom shorter because it says less. The score of a
 * chunk of relative length r that holds a term once has the factor 1 / (1 + k1 (1 - b + b r)), so
 * the scores are brought to a smaller b by the ratio of these factors. See Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
 */
final class LengthNormalisation {
  private static final double K1 = 1.2;
  private static final double STORES_B = 0.75;
  private static final double B = 0.5;

  private LengthNormalisation() {}

  /**
   * Returns the mended scores, best first.
   *
   * @param scores BM25 by chunk id
   * @param lengths of these chunks and of others to compare with, in any unit; a chunk without
   *     keeps its score
   */
  static Map<Long, Double> of(Map<Long, Double> scores, Map<Long, Integer> lengths) {
    double average = lengths.values().stream().mapToInt(length -> length).average().orElse(1);
    Map<Long, Double> mended = new LinkedHashMap<>();
    scores.entrySet().stream()
        .map(
            entry -> {
              double relative = lengths.getOrDefault(entry.getKey(), (int) average) / average;
              return Map.entry(entry.getKey(), entry.getValue() * factor(relative));
            })
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .forEach(entry -> mended.put(entry.getKey(), entry.getValue()));
    return mended;
  }

  private static double factor(double relative) {
    return (1 + K1 * (1 - STORES_B + STORES_B * relative)) / (1 + K1 * (1 - B + B * relative));
  }
}
