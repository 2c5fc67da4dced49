package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Moves a query's vector towards the best passages of a first ranking (Rocchio, "Relevance Feedback
 * in Information Retrieval", 1971; for dense vectors Li et al., "Pseudo Relevance Feedback with
 * Deep Language Models and Dense Retrievers", 2023).
 */
final class Feedback {
  private static final int PASSAGES = 3;
  private static final double SHARE = 0.6;

  private Feedback() {}

  /**
   * Returns the moved vector, of length 1, or the query's own where no vector of the best is known.
   *
   * @param ranking the first ranking, best first
   * @param vectors by chunk id
   */
  static float[] moved(float[] query, List<Candidate> ranking, Map<Long, float[]> vectors) {
    List<float[]> best = new ArrayList<>();
    for (Candidate candidate : ranking.subList(0, Math.min(PASSAGES, ranking.size()))) {
      float[] vector = vectors.get(candidate.chunkId());
      if (vector != null) {
        best.add(vector);
      }
    }
    double[] sum = new double[query.length];
    double squares = 0;
    for (int i = 0; i < sum.length; i++) {
      sum[i] = query[i];
      for (float[] vector : best) {
        sum[i] += SHARE / best.size() * vector[i];
      }
      squares += sum[i] * sum[i];
    }
    float[] moved = new float[sum.length];
    double length = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
    for (int i = 0; i < sum.length; i++) {
      moved[i] = (float) (sum[i] / length);
    }
    return moved;
  }
}
