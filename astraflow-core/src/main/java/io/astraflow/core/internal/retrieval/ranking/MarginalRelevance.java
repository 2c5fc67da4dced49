package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.core.internal.index.kernel.DotProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders candidates so that each adds to those before it: next comes the one with the greatest
 * {@code share * relevance - (1 - share) * nearest}, where relevance is the score scaled to 0 to 1
 * and nearest the greatest cosine to a candidate already taken. Carbonell and Goldstein, "The Use
 * of MMR, Diversity-Based Reranking" (1998).
 *
 * @param share of relevance, 0 to 1
 */
record MarginalRelevance(double share) {
  /** The effort grows with the square of the number; what lies behind keeps its order. */
  private static final int MOST = 1_000;

  private static final DotProduct COSINE = DotProduct.fastest();

  /** Returns the candidates that change places, and whose vectors are needed. */
  static List<Candidate> pool(List<Candidate> candidates) {
    return candidates.subList(0, Math.min(MOST, candidates.size()));
  }

  /**
   * Returns the candidates in their new order; the first one stays first.
   *
   * @param vectors each candidate's; one without a vector is like no other
   */
  List<Candidate> order(List<Candidate> candidates, Map<Long, float[]> vectors) {
    List<Candidate> pool = pool(candidates);
    int size = pool.size();
    double[] relevance = relevance(pool);
    double[] nearest = new double[size];
    boolean[] taken = new boolean[size];
    List<Candidate> ordered = new ArrayList<>(candidates.size());
    while (ordered.size() < size) {
      int next = next(relevance, nearest, taken);
      taken[next] = true;
      ordered.add(candidates.get(next));
      float @Nullable [] vector = vectors.get(candidates.get(next).chunkId());
      for (int i = 0; i < size; i++) {
        float @Nullable [] other = taken[i] ? null : vectors.get(candidates.get(i).chunkId());
        if (vector != null && other != null) {
          double cosine = COSINE.of(vector, other);
          nearest[i] = ordered.size() == 1 ? cosine : Math.max(nearest[i], cosine);
        }
      }
    }
    ordered.addAll(candidates.subList(size, candidates.size()));
    return ordered;
  }

  private int next(double[] relevance, double[] nearest, boolean[] taken) {
    int best = -1;
    double most = 0;
    for (int i = 0; i < taken.length; i++) {
      double value = share * relevance[i] - (1 - share) * nearest[i];
      if (!taken[i] && (best < 0 || value > most)) {
        best = i;
        most = value;
      }
    }
    return best;
  }

  private static double[] relevance(List<Candidate> candidates) {
    double[] scores = candidates.stream().mapToDouble(Candidate::score).toArray();
    double least = Arrays.stream(scores).min().orElse(0);
    double range = Arrays.stream(scores).max().orElse(0) - least;
    return Arrays.stream(scores).map(s -> range > 0 ? (s - least) / range : 1).toArray();
  }
}
