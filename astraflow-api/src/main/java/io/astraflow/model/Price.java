package io.astraflow.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * What a model's tokens cost. Immutable.
 *
 * @param currency of all prices
 * @param input per million tokens of the prompt
 * @param cached per million of those from the provider's cache
 * @param output per million tokens of the reply, those thought included
 */
public record Price(Currency currency, BigDecimal input, BigDecimal cached, BigDecimal output) {
  private static final int MILLION = 6;

  /** Checks that no price is negative. */
  public Price {
    if (input.signum() < 0 || cached.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException(
          "Prices must not be negative: %s, %s, %s".formatted(input, cached, output));
    }
  }

  /**
   * Returns what the tokens cost; empty where prompt or reply are not counted. Tokens from the
   * cache that are not counted cost as the others, and are never more than those of the prompt.
   */
  public Optional<Money> of(Usage usage) {
    if (usage.input().isEmpty() || usage.output().isEmpty()) {
      return Optional.empty();
    }
    long fromCache = Math.min(usage.cached().orElse(0), usage.input().getAsLong());
    BigDecimal millionth =
        input
            .multiply(BigDecimal.valueOf(usage.input().getAsLong() - fromCache))
            .add(cached.multiply(BigDecimal.valueOf(fromCache)))
            .add(output.multiply(BigDecimal.valueOf(usage.output().getAsLong())));
    return Optional.of(new Money(millionth.movePointLeft(MILLION), currency));
  }
}
