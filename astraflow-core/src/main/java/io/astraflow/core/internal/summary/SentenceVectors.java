package io.astraflow.core.internal.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Sentences as vectors of their terms' frequencies, each weighted by how rare the term is among
 * them: ln(1 + N/n), where n of N sentences have it. Immutable.
 */
final class SentenceVectors {
  private final List<Map<String, Double>> vectors;

  private SentenceVectors(List<Map<String, Double>> vectors) {
    this.vectors = vectors;
  }

  /** Makes the vectors of sentences that are given as their terms. */
  static SentenceVectors of(List<List<String>> sentences) {
    Map<String, Integer> having = new HashMap<>();
    sentences.forEach(terms -> new HashSet<>(terms).forEach(t -> having.merge(t, 1, Integer::sum)));
    List<Map<String, Double>> vectors = new ArrayList<>();
    for (List<String> terms : sentences) {
      Map<String, Double> vector = new HashMap<>();
      for (String term : terms) {
        double rarity = Math.log1p((double) sentences.size() / having.getOrDefault(term, 1));
        vector.merge(term, rarity, Double::sum);
      }
      vectors.add(normalised(vector));
    }
    return new SentenceVectors(vectors);
  }

  /** Returns the cosine of two sentences, 0 to 1. */
  double cosine(int one, int other) {
    Map<String, Double> shorter = vectors.get(one);
    Map<String, Double> longer = vectors.get(other);
    if (shorter.size() > longer.size()) {
      Map<String, Double> swapped = shorter;
      shorter = longer;
      longer = swapped;
    }
    double sum = 0;
    for (Map.Entry<String, Double> entry : shorter.entrySet()) {
      sum += entry.getValue() * longer.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  private static Map<String, Double> normalised(Map<String, Double> vector) {
    double length = Math.sqrt(sumOfSquares(vector.values()));
    vector.replaceAll((term, weight) -> weight / length);
    return vector;
  }

  private static double sumOfSquares(Collection<Double> values) {
    return values.stream().mapToDouble(value -> value * value).sum();
  }
}
