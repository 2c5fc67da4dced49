package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.model.metering.Speeds;
import io.astraflow.core.internal.model.routing.RoutingPolicies;
import io.astraflow.core.internal.model.routing.RoutingPolicy;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.Prices;
import io.astraflow.model.policy.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which models are asked where none is named. Immutable.
 *
 * @param own models of the application, which closes them
 * @param names models of providers, after {@code own}
 * @param qualities how good models are held to be, higher is better; 0 where nobody said
 * @param routing by what one is chosen of several
 */
public record ChatCandidates(
    List<ModelAdapter> own,
    List<ModelName> names,
    Map<ModelName, Integer> qualities,
    Routing routing) {

  /** Copies the collections. */
  public ChatCandidates {
    own = List.copyOf(own);
    names = List.copyOf(names);
    qualities = Map.copyOf(qualities);
  }

  /** Returns the model of the application that has this name. */
  Optional<ModelAdapter> own(ModelName name) {
    return own.stream().filter(adapter -> adapter.name().equals(name)).findFirst();
  }

  int quality(ModelName name) {
    return qualities.getOrDefault(name, 0);
  }

  RoutingPolicy policy(Prices prices, Speeds speeds) {
    return switch (routing) {
      case BY_TASK -> RoutingPolicies.defaults(prices, speeds);
      case CHEAPEST -> RoutingPolicies.cheapest(prices);
      case FASTEST -> RoutingPolicies.fastest(speeds);
      case BEST -> RoutingPolicies.best();
      case IN_ORDER -> (request, candidates) -> Optional.empty();
    };
  }
}
