package io.astraflow.retrieval;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why a passage stands where it does. Where several wordings of a query were searched for, the
 * places, the cosine and the weight are those of the first one that found it. Immutable.
 *
 * @param lexical its place on the lexical side, by BM25, if that side found it
 * @param semantic its place on the semantic side, by cosine, if that side found it
 * @param cosine similarity to the vector that was searched for, -1 to 1, if it was computed; also
 *     for passages that only the lexical side found
 * @param semanticWeight how much the semantic side counted for this query, 0 to 1, if the two were
 *     summed
 * @param fused the score before reranking
 * @param reranked the reranker's score, if there was one
 */
public record Explanation(
    Optional<Place> lexical,
    Optional<Place> semantic,
    OptionalDouble cosine,
    OptionalDouble semanticWeight,
    double fused,
    OptionalDouble reranked) {

  /**
   * A place in one side's ranking.
   *
   * @param rank counted from 1
   * @param score BM25 or cosine
   */
  public record Place(int rank, double score) {}
}
