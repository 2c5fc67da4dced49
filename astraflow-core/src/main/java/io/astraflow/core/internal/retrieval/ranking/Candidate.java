package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.retrieval.Explanation;
import java.util.OptionalDouble;

/**
 * A chunk that at least one side of the search found.
 *
 * @param chunkId its id
 * @param score what the ranking is by
 * @param explanation how the score came about
 */
public record Candidate(long chunkId, double score, Explanation explanation) {

  /** Returns this candidate with the score that it has once several rankings are fused. */
  public Candidate fused(double sum) {
    return new Candidate(chunkId, sum, explained(sum, OptionalDouble.empty()));
  }

  /** Returns this candidate with a reranker's score in the place of its own. */
  Candidate reranked(double other) {
    return new Candidate(chunkId, other, explained(explanation.fused(), OptionalDouble.of(other)));
  }

  private Explanation explained(double fused, OptionalDouble reranked) {
    return new Explanation(
        explanation.lexical(),
        explanation.semantic(),
        explanation.cosine(),
        explanation.semanticWeight(),
        fused,
        reranked);
  }
}
