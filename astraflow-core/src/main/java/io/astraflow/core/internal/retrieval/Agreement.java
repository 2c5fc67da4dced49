package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import java.util.List;
import java.util.Map;

/**
 * How much the semantic side is to count for a query, from how far the two sides agree.
 *
 * <p>Words and vectors are two witnesses that know nothing of each other. What an embedding model
 * finds nearest in a language that it does not know is found by chance, and holds next to none of
 * the question's words; what it finds where it sees holds many of them. So the weight grows with
 * the share of the best BM25 that the nearest chunks have on average. A best cosine that stands out
 * from the collection's far beyond chance needs no such witness: a question may be about what
 * nobody has said in its words.
 *
 * <p>The constants were chosen together with those of {@link LengthNormalisation} and {@link
 * Feedback}, by leave-one-set-out cross-validation: docs/decisions/0007.
 */
final class Agreement {
  /** The semantic side's weight where it sees. */
  static final double FULL_WEIGHT = 0.8;

  /** So many of the nearest chunks are looked at. */
  private static final int NEAREST = 5;

  /** Up to this share of the best BM25, the two agree by chance. */
  private static final double CHANCE = 0.05;

  /** From so much more on, they agree fully. */
  private static final double FULLY = 0.35;

  /** So many deviations beyond chance a cosine stands out so far that words need not agree. */
  private static final double FAR = 1;

  /** Counts for each deviation beyond that. */
  private static final double FOR_STANDING_OUT = 0.5;

  private Agreement() {}

  /**
   * Returns the semantic side's weight, 0 to {@value #FULL_WEIGHT}; 1 where no word was found.
   *
   * @param nearest what the semantic side found
   * @param lexical BM25 by chunk id
   */
  static double weight(Nearest nearest, Map<Long, Double> lexical) {
    double best = lexical.values().stream().mapToDouble(score -> score).max().orElse(0);
    if (best <= 0) {
      return 1;
    }
    if (!Sight.canTell(nearest)) {
      return FULL_WEIGHT * Sight.UNKNOWN;
    }
    double agreement = Math.max(0, share(nearest, lexical, best) - CHANCE) / FULLY;
    double standingOut = FOR_STANDING_OUT * Math.max(0, Sight.beyondChance(nearest) - FAR);
    return FULL_WEIGHT * Math.min(1, agreement + standingOut);
  }

  private static double share(Nearest nearest, Map<Long, Double> lexical, double best) {
    List<Double> shares =
        nearest.hits().stream()
            .limit(NEAREST)
            .map(hit -> lexical.getOrDefault(hit.id(), 0.0) / best)
            .toList();
    return shares.stream().mapToDouble(share -> share).average().orElse(0);
  }
}
