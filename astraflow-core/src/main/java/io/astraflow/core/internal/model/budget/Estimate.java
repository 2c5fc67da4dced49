package io.astraflow.core.internal.model.budget;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.Price;
import io.astraflow.model.Usage;
import io.astraflow.spi.store.UsageAmount;
import java.util.Optional;

/**
 * What a call may use at most. Immutable.
 *
 * @param request the request to send: where neither it nor the model bounds the reply, it is
 *     bounded
 * @param prompt tokens of the prompt
 * @param output tokens of the longest reply
 * @param price of the model, if known
 */
record Estimate(ModelRequest request, long prompt, long output, Optional<Price> price) {
  /** Longer than nearly all replies; a bound has to be somewhere. */
  static final int UNKNOWN_OUTPUT = 16_384;

  static Estimate of(ModelAdapter model, ModelRequest request, Optional<Price> price) {
    long prompt = model.countTokens(request);
    Integer asked = request.maxOutputTokens();
    if (asked != null) {
      return new Estimate(request, prompt, asked, price);
    }
    if (model.capabilities().maxOutputTokens().isPresent()) {
      int most = model.capabilities().maxOutputTokens().getAsInt();
      return new Estimate(request, prompt, most, price);
    }
    ModelRequest bounded = request.toBuilder().maxOutputTokens(UNKNOWN_OUTPUT).build();
    return new Estimate(bounded, prompt, UNKNOWN_OUTPUT, price);
  }

  UsageAmount most() {
    return amount(output);
  }

  /** Returns what the call used whose reply has so many tokens. */
  UsageAmount amount(long tokens) {
    return amount(Usage.of(prompt, tokens));
  }

  /** Returns what the call used by its own count of tokens, which has prompt and reply. */
  UsageAmount amount(Usage usage) {
    long tokens = usage.input().orElse(prompt) + usage.output().orElse(output);
    Optional<Money> money = price.flatMap(known -> known.of(usage));
    return new UsageAmount(tokens, money);
  }
}
