package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Explanation.Place;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes candidates as a search would. */
final class Candidates {
  private Candidates() {}

  static Candidate scored(long id, double score) {
    return new Candidate(
        id,
        score,
        new Explanation(
            Optional.of(new Place(1, score)),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            score,
            OptionalDouble.empty()));
  }

  static Candidate near(long id, double score, double cosine) {
    return new Candidate(
        id,
        score,
        new Explanation(
            Optional.empty(),
            Optional.of(new Place(1, cosine)),
            OptionalDouble.of(cosine),
            OptionalDouble.empty(),
            score,
            OptionalDouble.empty()));
  }
}
