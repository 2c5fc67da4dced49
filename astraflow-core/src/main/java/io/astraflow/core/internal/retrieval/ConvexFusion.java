package io.astraflow.core.internal.retrieval;

import java.util.List;
import java.util.Map;

/**
 * A weighted sum of both sides' scores, each divided by its query's best: BM25, and cosine + 1.
 *
 * <p>The weight of the semantic side follows from how far the best cosine stands out from the
 * collection's cosines. An embedding model that does not know a text's language finds everything
 * about equally near, and then the words decide alone.
 */
final class ConvexFusion {
  /** The semantic side's weight where it sees. */
  private static final double FULL_WEIGHT = 0.8;

  /** Below this prominence the semantic side counts as blind, from {@link #SEEING} on as seeing. */
  private static final double BLIND = 3.0;

  private static final double SEEING = 4.0;

  /** The prominence in a collection that is too small to tell; both sides then weigh the same. */
  static final double UNKNOWN = Double.NaN;

  private ConvexFusion() {}

  static List<Candidate> fuse(Findings findings) {
    double weight = weight(findings.prominence());
    double bestLexical = best(findings.lexical(), 0);
    double bestSemantic = best(findings.semantic(), 1);
    return findings.ranked(
        id -> {
          double lexical =
              bestLexical > 0 ? findings.lexical().getOrDefault(id, 0.0) / bestLexical : 0;
          double semantic = (findings.semantic().getOrDefault(id, -1.0) + 1) / bestSemantic;
          return weight * semantic + (1 - weight) * lexical;
        });
  }

  /** Returns the semantic side's weight, 0 to {@link #FULL_WEIGHT}. */
  static double weight(double prominence) {
    if (Double.isNaN(prominence)) {
      return 0.5;
    }
    double seeing = (prominence - BLIND) / (SEEING - BLIND);
    return FULL_WEIGHT * Math.max(0, Math.min(1, seeing));
  }

  private static double best(Map<Long, Double> scores, double shift) {
    double best = scores.values().stream().mapToDouble(s -> s + shift).max().orElse(1);
    return best > 0 ? best : 1;
  }
}
