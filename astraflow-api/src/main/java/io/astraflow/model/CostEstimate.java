package io.astraflow.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a call will cost at most, as far as can be known before. Immutable.
 *
 * @param inputTokens of the prompt, counted or estimated
 * @param maxOutputTokens the longest reply; empty where neither request nor model limit it
 * @param most the cost of both; empty where price or longest reply are not known
 */
public record CostEstimate(int inputTokens, OptionalInt maxOutputTokens, Optional<Money> most) {

  /**
   * Estimates a call of {@code model}. Asks nobody.
   *
   * <p>The longest reply is what the request asks for, or else what the model can write, or else
   * what its context leaves beside the prompt; never more than the model can write.
   */
  public static CostEstimate of(ModelAdapter model, ModelRequest request, Prices prices) {
    int input = model.countTokens(request);
    OptionalInt output = longestReply(request, model.capabilities(), input);
    Optional<Money> most =
        output.isEmpty()
            ? Optional.empty()
            : prices
                .of(model.name())
                .flatMap(price -> price.of(Usage.of(input, output.getAsInt())));
    return new CostEstimate(input, output, most);
  }

  private static OptionalInt longestReply(
      ModelRequest request, ModelCapabilities model, int input) {
    Integer asked = request.maxOutputTokens();
    OptionalInt possible = model.maxOutputTokens();
    if (asked != null) {
      return OptionalInt.of(Math.min(asked, possible.orElse(asked)));
    }
    if (possible.isPresent() || model.contextTokens().isEmpty()) {
      return possible;
    }
    return OptionalInt.of(Math.max(0, model.contextTokens().getAsInt() - input));
  }
}
