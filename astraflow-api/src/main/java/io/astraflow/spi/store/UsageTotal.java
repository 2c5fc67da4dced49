package io.astraflow.spi.store;

import io.astraflow.model.Money;
import java.util.Currency;
import java.util.Map;

/**
 * What was used in a period, with what is reserved in it. Immutable.
 *
 * @param tokens of prompts and replies together
 * @param money what they cost, by currency
 */
public record UsageTotal(long tokens, Map<Currency, Money> money) {

  /** Copies the map. */
  public UsageTotal {
    money = Map.copyOf(money);
  }

  /** Returns the money of a currency, zero where there is none. */
  public Money in(Currency currency) {
    return money.getOrDefault(currency, Money.zero(currency));
  }
}
