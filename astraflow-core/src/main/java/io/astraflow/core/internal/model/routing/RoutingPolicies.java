package io.astraflow.core.internal.model.routing;

import io.astraflow.core.internal.model.metering.Speeds;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Prices;
import io.astraflow.model.TaskType;
import io.astraflow.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The policies that there are. */
public final class RoutingPolicies {
  /** From so many tokens of a prompt on it is long. */
  public static final int LONG_PROMPT = 8_000;

  // Prices are compared for a prompt four times as long as its reply.
  private static final Usage TYPICAL = Usage.of(4_000, 1_000);

  private RoutingPolicies() {}

  /**
   * Returns the default: summaries go to the cheapest model, long prompts to that with the largest
   * window, everything else to the fastest.
   */
  public static RoutingPolicy defaults(Prices prices, Speeds speeds) {
    return cheapest(prices)
        .when(request -> request.taskType() == TaskType.SUMMARISATION, "for a summary")
        .orElse(whenLong(largestWindow(), LONG_PROMPT))
        .orElse(fastest(speeds));
  }

  /** Orders by price; local models cost nothing, those of unknown price come last. */
  public static RoutingPolicy cheapest(Prices prices) {
    return RoutingPolicy.by(
        Comparator.comparing((Candidate candidate) -> price(candidate, prices).isEmpty())
            .thenComparing(candidate -> price(candidate, prices).orElse(BigDecimal.ZERO)),
        "the cheapest");
  }

  private static Optional<BigDecimal> price(Candidate candidate, Prices prices) {
    return prices
        .of(candidate.name())
        .flatMap(price -> price.of(TYPICAL))
        .map(money -> money.amount())
        .or(
            () ->
                candidate.adapter().capabilities().local()
                    ? Optional.of(BigDecimal.ZERO)
                    : Optional.empty());
  }

  /** Orders by the size of the context; unknown ones come last. */
  public static RoutingPolicy largestWindow() {
    return RoutingPolicy.by(
        Comparator.comparingInt(
            candidate -> -candidate.adapter().capabilities().contextTokens().orElse(0)),
        "the largest window");
  }

  /** Orders by the average time to the first token; what was not measured yet comes first, once. */
  public static RoutingPolicy fastest(Speeds speeds) {
    return (request, candidates) -> {
      Comparator<Candidate> order =
          Comparator.comparing(
              candidate -> speeds.toFirstToken(candidate.name()).orElse(Duration.ZERO));
      List<Candidate> sorted = candidates.stream().sorted(order).toList();
      String reason =
          speeds
              .toFirstToken(sorted.get(0).name())
              .map(time -> "the fastest, with %d ms to the first token".formatted(time.toMillis()))
              .orElse("the first whose speed is not known yet");
      return Optional.of(new Ranking(sorted, reason));
    };
  }

  /** Orders by the declared quality. */
  public static RoutingPolicy best() {
    return RoutingPolicy.by(
        Comparator.comparingInt(candidate -> -candidate.quality()), "the best declared quality");
  }

  /** Returns a policy's opinion on prompts of so many tokens or more, by the first one's count. */
  public static RoutingPolicy whenLong(RoutingPolicy policy, int tokens) {
    return (request, candidates) ->
        tokens(request, candidates) >= tokens
            ? policy
                .rank(request, candidates)
                .map(
                    found ->
                        new Ranking(found.candidates(), "for a long prompt: " + found.reason()))
            : Optional.empty();
  }

  private static int tokens(ModelRequest request, List<Candidate> candidates) {
    return candidates.get(0).adapter().countTokens(request);
  }
}
