package io.astraflow.retrieval;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What happens to the candidates after fusion, in this order: the least cosine, reranking, the
 * least score, diversity, the cap on documents. Where a cap or a least cosine leaves fewer than
 * {@link Query#topK()} passages, more candidates are sought, down to some 50,000. Immutable; made
 * with {@link #ofDefaults()} and the {@code with} methods.
 *
 * @param minimumCosine passages whose vector is less near, or not known, are left out; default none
 * @param minimumScore passages whose final {@link Passage#score()} is less are left out; with a
 *     reranker that is its score, and where it fails none is left out; default none
 * @param reranker id of the {@link Reranker} that orders the best candidates anew; default none
 * @param rerankDepth how many candidates the reranker sees, 1 to 1,000; in effect as many as {@link
 *     Query#topK()} and {@code perDocument} need; the others are left out; default 50
 * @param rerankTimeout how long it may take until the order before it is returned, with a {@link
 *     Notice}; default 10 s
 * @param relevanceShare how much relevance counts against novelty, 0 to 1, in the order by maximal
 *     marginal relevance, in which the best 1,000 candidates are put; default none, which is the
 *     order by relevance alone. See Carbonell and Goldstein, "The Use of MMR, Diversity-Based
 *     Reranking" (1998)
 * @param perDocument the most passages from one document, 1 or more; default no cap
 */
public record Ranking(
    OptionalDouble minimumCosine,
    OptionalDouble minimumScore,
    Optional<String> reranker,
    int rerankDepth,
    Duration rerankTimeout,
    OptionalDouble relevanceShare,
    OptionalInt perDocument) {
  private static final Ranking DEFAULTS =
      new Ranking(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          50,
          Duration.ofSeconds(10),
          OptionalDouble.empty(),
          OptionalInt.empty());

  /** Checks the values. */
  public Ranking {
    if (rerankDepth < 1 || rerankDepth > 1_000) {
      throw new IllegalArgumentException(
          "rerankDepth must lie between 1 and 1,000: " + rerankDepth);
    }
    if (rerankTimeout.isNegative() || rerankTimeout.isZero()) {
      throw new IllegalArgumentException("rerankTimeout must be positive: " + rerankTimeout);
    }
    if (Double.isNaN(minimumCosine.orElse(0)) || Double.isNaN(minimumScore.orElse(0))) {
      throw new IllegalArgumentException("A threshold is NaN, which nothing reaches: leave it out");
    }
    double share = relevanceShare.orElse(1);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("relevanceShare must lie between 0 and 1: " + share);
    }
    if (perDocument.orElse(1) < 1) {
      throw new IllegalArgumentException("perDocument must be positive: " + perDocument.getAsInt());
    }
  }

  /** Returns the defaults: the order of the fusion as it is. */
  public static Ranking ofDefaults() {
    return DEFAULTS;
  }

  /** Returns these settings with a least cosine, -1 to 1. */
  public Ranking withMinimumCosine(double cosine) {
    return new Ranking(
        OptionalDouble.of(cosine),
        minimumScore,
        reranker,
        rerankDepth,
        rerankTimeout,
        relevanceShare,
        perDocument);
  }

  /** Returns these settings with a least final score. */
  public Ranking withMinimumScore(double score) {
    return new Ranking(
        minimumCosine,
        OptionalDouble.of(score),
        reranker,
        rerankDepth,
        rerankTimeout,
        relevanceShare,
        perDocument);
  }

  /** Returns these settings with the reranker of this id. */
  public Ranking withReranker(String id) {
    return new Ranking(
        minimumCosine,
        minimumScore,
        Optional.of(id),
        rerankDepth,
        rerankTimeout,
        relevanceShare,
        perDocument);
  }

  /** Returns these settings with bounds on the reranker. */
  public Ranking withRerankBounds(int depth, Duration timeout) {
    return new Ranking(
        minimumCosine, minimumScore, reranker, depth, timeout, relevanceShare, perDocument);
  }

  /** Returns these settings with maximal marginal relevance; 1 is relevance alone. */
  public Ranking withRelevanceShare(double share) {
    return new Ranking(
        minimumCosine,
        minimumScore,
        reranker,
        rerankDepth,
        rerankTimeout,
        OptionalDouble.of(share),
        perDocument);
  }

  /** Returns these settings with at most so many passages from one document. */
  public Ranking withPerDocument(int most) {
    return new Ranking(
        minimumCosine,
        minimumScore,
        reranker,
        rerankDepth,
        rerankTimeout,
        relevanceShare,
        OptionalInt.of(most));
  }
}
