package io.astraflow.core.internal.model.routing;

import io.astraflow.core.internal.text.EditDistance;
import io.astraflow.error.ConfigurationException;
import io.astraflow.model.Capability;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses models for requests. One that is named explicitly is always taken, alone. Otherwise those
 * that can do what the request asks for, and read all of it, are ordered by a policy. Safe for use
 * by many threads.
 */
public final class ModelRouter {
  private static final int SUGGESTIONS = 3;

  private final List<Candidate> candidates;
  private final RoutingPolicy policy;

  /** Chooses among these, at least one, in their configured order. */
  public ModelRouter(List<Candidate> candidates, RoutingPolicy policy) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("A router needs at least one model");
    }
    this.candidates = List.copyOf(candidates);
    this.policy = policy;
  }

  /**
   * Returns whom to ask.
   *
   * @param named the model that must answer, if any
   * @throws ConfigurationException if no model has this name
   */
  public Route route(ModelRequest request, Optional<ModelName> named) {
    if (named.isPresent()) {
      return new Route(List.of(find(named.get()).adapter()), "");
    }
    List<Candidate> able =
        candidates.stream().filter(candidate -> isAble(candidate, request)).toList();
    // If none is, the first says best what it lacks.
    List<Candidate> asked = able.isEmpty() ? candidates : able;
    Ranking ranking =
        policy
            .rank(request, asked)
            .orElseGet(() -> new Ranking(asked, "the first in the configuration"));
    String passedOver =
        able.size() == candidates.size() || able.isEmpty()
            ? ""
            : " %d of %d models cannot do or read all of the request."
                .formatted(candidates.size() - able.size(), candidates.size());
    return new Route(
        ranking.candidates().stream().map(Candidate::adapter).toList(),
        ranking.candidates().get(0).name() + ", " + ranking.reason() + "." + passedOver);
  }

  private Candidate find(ModelName name) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "There is no model '%s'. The nearest names are %s."
                        .formatted(name, nearest(name))));
  }

  private String nearest(ModelName name) {
    return candidates.stream()
        .map(candidate -> candidate.name().toString())
        .sorted(Comparator.comparingInt(other -> EditDistance.of(name.toString(), other)))
        .limit(SUGGESTIONS)
        .collect(Collectors.joining(", "));
  }

  private static boolean isAble(Candidate candidate, ModelRequest request) {
    ModelCapabilities can = candidate.adapter().capabilities();
    int window = can.contextTokens().orElse(Integer.MAX_VALUE);
    Integer reply = request.maxOutputTokens();
    long tokens = candidate.adapter().countTokens(request) + (reply == null ? 0L : reply);
    return can.capabilities().containsAll(needs(request)) && tokens <= window;
  }

  // JSON of a form can be asked for in words as well.
  private static Set<Capability> needs(ModelRequest request) {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    needs.addAll(request.needs());
    needs.remove(Capability.JSON);
    needs.remove(Capability.JSON_SCHEMA);
    return needs;
  }
}
