package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls.FailedCallException;
import io.astraflow.retrieval.Reranker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lets a reranker order candidates within a time limit. Equal scores keep their order.
 *
 * @param calls run the reranker
 * @param reranker judges
 * @param limit how long it may take
 */
record Reranking(LimitedCalls calls, Reranker reranker, Duration limit) {

  /**
   * Returns the candidates with the reranker's scores, best first.
   *
   * @param texts of the candidates, in their order
   * @throws FailedCallException if there are no such scores
   */
  List<Candidate> order(String query, List<Candidate> candidates, List<String> texts)
      throws FailedCallException, InterruptedException {
    if (candidates.isEmpty()) {
      return candidates;
    }
    double[] scores = calls.within(limit, () -> scores(query, List.copyOf(texts)));
    List<Candidate> reranked = new ArrayList<>(candidates.size());
    for (int i = 0; i < scores.length; i++) {
      reranked.add(candidates.get(i).reranked(scores[i]));
    }
    reranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return reranked;
  }

  private double[] scores(String query, List<String> texts) throws InterruptedException {
    double[] scores = reranker.score(query, texts);
    if (scores.length != texts.size()) {
      throw new IllegalStateException(
          "it returned %d scores for %d texts".formatted(scores.length, texts.size()));
    }
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalStateException("it returned NaN as a score");
    }
    return scores.clone();
  }
}
