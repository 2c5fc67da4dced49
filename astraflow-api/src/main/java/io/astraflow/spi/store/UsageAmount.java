package io.astraflow.spi.store;

import io.astraflow.model.Money;
import java.util.Optional;

/**
 * What a call uses. Immutable.
 *
 * @param tokens of the prompt and the reply together, 0 or more
 * @param money what they cost, 0 or more; empty where the price is not known
 */
public record UsageAmount(long tokens, Optional<Money> money) {
  /** Nothing. */
  public static final UsageAmount NOTHING = new UsageAmount(0, Optional.empty());

  /** Checks that neither is negative. */
  public UsageAmount {
    if (tokens < 0 || money.filter(amount -> amount.amount().signum() < 0).isPresent()) {
      throw new IllegalArgumentException("Nothing negative is used: " + tokens + ", " + money);
    }
  }
}
