package io.astraflow.core.internal.model.routing;

import io.astraflow.model.ModelRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts candidates in an order, for the requests it is for. Safe for use by many threads. */
@FunctionalInterface
public interface RoutingPolicy {

  /**
   * Returns all candidates, the best first, or empty where this policy has no opinion.
   *
   * @param candidates at least one, in the configured order, which decides among equals
   */
  Optional<Ranking> rank(ModelRequest request, List<Candidate> candidates);

  /** Returns a policy that asks another where this has no opinion. */
  default RoutingPolicy orElse(RoutingPolicy other) {
    return (request, candidates) ->
        rank(request, candidates).or(() -> other.rank(request, candidates));
  }

  /** Returns this policy for some requests alone, with their trait as its reason's beginning. */
  default RoutingPolicy when(Predicate<ModelRequest> applies, String trait) {
    return (request, candidates) ->
        applies.test(request)
            ? rank(request, candidates)
                .map(found -> new Ranking(found.candidates(), trait + ": " + found.reason()))
            : Optional.empty();
  }

  /** Returns a policy that orders by a comparator. */
  static RoutingPolicy by(Comparator<Candidate> order, String reason) {
    return (request, candidates) ->
        Optional.of(new Ranking(candidates.stream().sorted(order).toList(), reason));
  }
}
