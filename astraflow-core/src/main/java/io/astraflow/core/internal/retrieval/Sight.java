package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;

/**
 * How clearly an embedding model sees what a query is about, from 0 (blind) to 1.
 *
 * <p>A blind model's cosines scatter by chance, and the best of n such values lies, in standard
 * deviations above their mean, where the greatest of n normal values is expected (Cramér,
 * "Mathematical Methods of Statistics", 1946, section 28.6). What stands out no further than that
 * says nothing; what stands out one deviation further is seen clearly.
 */
final class Sight {
  /** How clearly a model sees in a collection that is too small to tell. */
  static final double UNKNOWN = 0.6;

  /** Fewer vectors than this cannot tell how far the best one stands out. */
  private static final int TELLING = 30;

  private Sight() {}

  static double of(Nearest nearest) {
    if (nearest.hits().isEmpty()) {
      return 0;
    }
    return canTell(nearest) ? Math.max(0, Math.min(1, beyondChance(nearest))) : UNKNOWN;
  }

  /** Returns whether the collection is large and varied enough to tell anything. */
  static boolean canTell(Nearest nearest) {
    return !nearest.hits().isEmpty() && nearest.population() >= TELLING && nearest.deviation() > 0;
  }

  /** Returns by how many deviations the best cosine stands out beyond chance; may be negative. */
  static double beyondChance(Nearest nearest) {
    double best = (nearest.hits().get(0).cosine() - nearest.mean()) / nearest.deviation();
    return best - greatestByChance(nearest.population());
  }

  /** Returns the expected greatest of {@code n} standard normal values. */
  static double greatestByChance(int n) {
    double root = Math.sqrt(2 * Math.log(n));
    return root - (Math.log(Math.log(n)) + Math.log(4 * Math.PI)) / (2 * root);
  }
}
