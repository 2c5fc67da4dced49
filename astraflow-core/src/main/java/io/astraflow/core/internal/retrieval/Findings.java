package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Explanation.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the two sides found.
 *
 * @param lexical BM25 by chunk id, best first
 * @param semantic cosine by chunk id, best first
 * @param cosines the cosine of every chunk in {@code semantic} or, where it was computed, in {@code
 *     lexical}
 * @param sight how clearly the semantic side sees, 0 to 1
 * @param lexicalPlaces the places of {@code lexical} among all that its side found
 */
record Findings(
    Map<Long, Double> lexical,
    Map<Long, Double> semantic,
    Map<Long, Double> cosines,
    double sight,
    Map<Long, Place> lexicalPlaces) {

  /** Takes all that the lexical side found. */
  Findings(
      Map<Long, Double> lexical,
      Map<Long, Double> semantic,
      Map<Long, Double> cosines,
      double sight) {
    this(lexical, semantic, cosines, sight, places(lexical));
  }

  /** Returns what the lexical side found alone. */
  static Findings ofLexical(Map<Long, Double> lexical) {
    return new Findings(lexical, Map.of(), Map.of(), 0);
  }

  /** Returns what the semantic side found alone. */
  static Findings ofSemantic(Map<Long, Double> semantic, double sight) {
    return new Findings(Map.of(), semantic, semantic, sight);
  }

  /** Returns the ids that either side found. */
  Set<Long> ids() {
    Set<Long> ids = new LinkedHashSet<>(lexical.keySet());
    ids.addAll(semantic.keySet());
    return ids;
  }

  /**
   * Makes a candidate of each id, best first; ties go to the greater cosine, then to the smaller
   * id.
   *
   * @param semanticWeight how much the semantic side counted, if the two were summed
   */
  List<Candidate> ranked(OptionalDouble semanticWeight, Scorer scorer) {
    Map<Long, Place> semanticPlaces = places(semantic);
    List<Candidate> candidates = new ArrayList<>();
    for (long id : ids()) {
      double score = scorer.score(id);
      Double cosine = cosines.get(id);
      candidates.add(
          new Candidate(
              id,
              score,
              new Explanation(
                  Optional.ofNullable(lexicalPlaces.get(id)),
                  Optional.ofNullable(semanticPlaces.get(id)),
                  cosine == null ? OptionalDouble.empty() : OptionalDouble.of(cosine),
                  semanticWeight,
                  score,
                  OptionalDouble.empty())));
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .thenComparing(candidate -> candidate.explanation().cosine().orElse(-1))
            .reversed()
            .thenComparingLong(Candidate::chunkId));
    return candidates;
  }

  /** Returns the place of each id in a ranking. */
  static Map<Long, Place> places(Map<Long, Double> ranking) {
    Map<Long, Place> places = new HashMap<>();
    ranking.forEach((id, score) -> places.put(id, new Place(places.size() + 1, score)));
    return places;
  }

  /** Gives each id its score. */
  @FunctionalInterface
  interface Scorer {
    /** Returns the score, higher is better. */
    double score(long id);
  }
}
