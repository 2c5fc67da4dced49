package io.astraflow.cli.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good one ranking of documents is. Immutable.
 *
 * <p>The definitions are those of {@code trec_eval}: a document's gain is its judgement, unjudged
 * documents and negative judgements gain nothing, and rank {@code r} is discounted by {@code log2(r
 * + 1)}. See Järvelin and Kekäläinen, "Cumulated Gain-Based Evaluation of IR Techniques" (2002).
 *
 * @param ndcgAt10 normalised discounted cumulative gain of the first ten
 * @param recallAt10 share of the relevant documents that are among the first ten
 * @param recallAt100 the same among the first hundred
 * @param reciprocalRankAt10 1 / rank of the first relevant document, 0 if it is not among the first
 *     ten
 */
public record RankingQuality(
    double ndcgAt10, double recallAt10, double recallAt100, double reciprocalRankAt10) {

  /**
   * Judges {@code ranking}.
   *
   * @param ranking document ids, best first, each once
   * @param judgements by document id; at least one is positive
   */
  public static RankingQuality of(List<String> ranking, Map<String, Integer> judgements) {
    List<Integer> gains = ranking.stream().map(id -> gain(judgements.get(id))).toList();
    List<Integer> ideal =
        judgements.values().stream()
            .map(RankingQuality::gain)
            .filter(gain -> gain > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (ideal.isEmpty()) {
      throw new IllegalArgumentException("No positive judgement among " + judgements.size());
    }
    return new RankingQuality(
        discounted(gains, 10) / discounted(ideal, 10),
        relevant(gains, 10) / (double) ideal.size(),
        relevant(gains, 100) / (double) ideal.size(),
        reciprocalRank(gains, 10));
  }

  /** Returns the mean of each figure; zeros for an empty list. */
  public static RankingQuality mean(List<RankingQuality> qualities) {
    return new RankingQuality(
        qualities.stream().mapToDouble(RankingQuality::ndcgAt10).average().orElse(0),
        qualities.stream().mapToDouble(RankingQuality::recallAt10).average().orElse(0),
        qualities.stream().mapToDouble(RankingQuality::recallAt100).average().orElse(0),
        qualities.stream().mapToDouble(RankingQuality::reciprocalRankAt10).average().orElse(0));
  }

  private static int gain(@Nullable Integer judgement) {
    return judgement == null ? 0 : Math.max(judgement, 0);
  }

  private static double discounted(List<Integer> gains, int depth) {
    double sum = 0;
    for (int i = 0; i < Math.min(depth, gains.size()); i++) {
      sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }

  private static long relevant(List<Integer> gains, int depth) {
    return gains.stream().limit(depth).filter(gain -> gain > 0).count();
  }

  private static double reciprocalRank(List<Integer> gains, int depth) {
    for (int i = 0; i < Math.min(depth, gains.size()); i++) {
      if (gains.get(i) > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
