package io.astraflow.model.policy;

import io.astraflow.model.ModelName;
import java.util.HashMap;
import java.util.Map;

/**
 * How the engine deals with providers, for all workspaces together. Immutable.
 *
 * @param retries how often a call is tried again
 * @param circuit when a model is left alone
 * @param rateLimits what may be sent, by {@code provider:model} or, for each of its models, by
 *     {@code provider}; default no limits
 */
public record AttemptPolicy(Retries retries, Circuit circuit, Map<String, RateLimit> rateLimits) {

  /** Copies the map. */
  public AttemptPolicy {
    rateLimits = Map.copyOf(rateLimits);
  }

  /** Returns {@link Retries#defaults()}, {@link Circuit#defaults()} and no rate limits. */
  public static AttemptPolicy defaults() {
    return new AttemptPolicy(Retries.defaults(), Circuit.defaults(), Map.of());
  }

  /** Returns this with other retries. */
  public AttemptPolicy withRetries(Retries other) {
    return new AttemptPolicy(other, circuit, rateLimits);
  }

  /** Returns this with another circuit. */
  public AttemptPolicy withCircuit(Circuit other) {
    return new AttemptPolicy(retries, other, rateLimits);
  }

  /** Returns this with a limit of one model, or of each model of a provider. */
  public AttemptPolicy withRateLimit(String modelOrProvider, RateLimit limit) {
    Map<String, RateLimit> limits = new HashMap<>(rateLimits);
    limits.put(modelOrProvider, limit);
    return new AttemptPolicy(retries, circuit, limits);
  }

  /** Returns the limit of a model: its own, else its provider's, else none. */
  public RateLimit rateLimit(ModelName model) {
    RateLimit own = rateLimits.get(model.toString());
    return own != null ? own : rateLimits.getOrDefault(model.provider(), RateLimit.none());
  }
}
