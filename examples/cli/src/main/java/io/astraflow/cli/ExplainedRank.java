package io.astraflow.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Explanation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as JSON and people see it; what is not known is left out.
 *
 * @param lexicalRank the place by words
 * @param bm25 the score by words
 * @param semanticRank the place by meaning
 * @param cosine the nearness by meaning
 * @param semanticWeight how much meaning counted
 * @param fused the score before reranking
 * @param reranked the reranker's score
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplainedRank(
    @Nullable Integer lexicalRank,
    @Nullable Double bm25,
    @Nullable Integer semanticRank,
    @Nullable Double cosine,
    @Nullable Double semanticWeight,
    double fused,
    @Nullable Double reranked) {

  static ExplainedRank of(Explanation explanation) {
    return new ExplainedRank(
        rank(explanation.lexical()),
        explanation.lexical().map(Place::score).orElse(null),
        rank(explanation.semantic()),
        number(explanation.cosine()),
        number(explanation.semanticWeight()),
        explanation.fused(),
        number(explanation.reranked()));
  }

  /** Returns the explanation on one line. */
  String line() {
    List<String> parts = new ArrayList<>();
    parts.add(side("words", lexicalRank, "BM25", bm25));
    parts.add(side("meaning", semanticRank, "cosine", cosine));
    if (semanticWeight != null) {
      parts.add("weight of meaning " + Numbers.decimal(semanticWeight, 2));
    }
    parts.add("fused " + Numbers.decimal(fused, 3));
    if (reranked != null) {
      parts.add("reranked " + Numbers.decimal(reranked, 3));
    }
    return String.join("; ", parts);
  }

  private static String side(
      String name, @Nullable Integer rank, String measure, @Nullable Double score) {
    String place = rank == null ? name + " -" : name + " #" + rank;
    return score == null ? place : place + " (" + measure + " " + Numbers.decimal(score, 3) + ")";
  }

  private static @Nullable Integer rank(Optional<Place> place) {
    return place.map(Place::rank).orElse(null);
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
