package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.retrieval.Ranking;
import java.util.List;

/** Leaves out candidates that a query's thresholds do not let through. */
record Thresholds(Ranking ranking) {

  /** Returns those that are near enough. */
  List<Candidate> nearEnough(List<Candidate> candidates) {
    if (ranking.minimumCosine().isEmpty()) {
      return candidates;
    }
    double least = ranking.minimumCosine().getAsDouble();
    return candidates.stream().filter(candidate -> isNear(candidate, least)).toList();
  }

  /** Returns those whose score is high enough. */
  List<Candidate> highEnough(List<Candidate> candidates) {
    if (ranking.minimumScore().isEmpty()) {
      return candidates;
    }
    double least = ranking.minimumScore().getAsDouble();
    return candidates.stream().filter(candidate -> candidate.score() >= least).toList();
  }

  /**
   * Returns whether these candidates, best first, end below a threshold, so that those that were
   * not found would be below it as well.
   */
  boolean holdBackTheLast(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return true;
    }
    double lastScore = candidates.get(candidates.size() - 1).score();
    boolean low =
        ranking.reranker().isEmpty() && lastScore < ranking.minimumScore().orElse(lastScore);
    double least = ranking.minimumCosine().orElse(Double.NEGATIVE_INFINITY);
    return low
        || candidates.stream()
            .flatMap(candidate -> candidate.explanation().semantic().stream())
            .anyMatch(place -> place.score() < least);
  }

  private static boolean isNear(Candidate candidate, double least) {
    return candidate.explanation().cosine().orElse(Double.NEGATIVE_INFINITY) >= least;
  }
}
