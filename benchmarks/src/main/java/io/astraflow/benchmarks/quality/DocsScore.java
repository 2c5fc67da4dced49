package io.astraflow.benchmarks.quality;

import java.util.List;
import java.util.Set;

/**
 * How many of the sections found are correct, as the evaluation in Anthropic's cookbook counts.
 * Immutable.
 *
 * @param precision the share of those found that are correct
 * @param recall the share of the correct ones that were found
 * @param reciprocalRank 1 / rank of the first correct one, 0 if none was found
 */
record DocsScore(double precision, double recall, double reciprocalRank) {

  /** Scores one question; {@code found} is in order, each once, and {@code correct} not empty. */
  static DocsScore of(List<String> found, Set<String> correct) {
    if (correct.isEmpty()) {
      throw new IllegalArgumentException("No section is correct");
    }
    double right = found.stream().filter(correct::contains).count();
    double rank = 0;
    for (int i = found.size() - 1; i >= 0; i--) {
      rank = correct.contains(found.get(i)) ? 1.0 / (i + 1) : rank;
    }
    return new DocsScore(found.isEmpty() ? 0 : right / found.size(), right / correct.size(), rank);
  }

  /** Returns the mean of each figure over questions; zeros for none. */
  static DocsScore mean(List<DocsScore> scores) {
    return new DocsScore(
        scores.stream().mapToDouble(DocsScore::precision).average().orElse(0),
        scores.stream().mapToDouble(DocsScore::recall).average().orElse(0),
        scores.stream().mapToDouble(DocsScore::reciprocalRank).average().orElse(0));
  }
}
