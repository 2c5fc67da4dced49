package io.astraflow.model.policy;

import io.astraflow.model.Money;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most that may be used. Immutable.
 *
 * @param money what may be spent
 * @param tokens tokens of prompts and replies together
 */
public record Limit(Optional<Money> money, OptionalLong tokens) {
  private static final Limit NONE = new Limit(Optional.empty(), OptionalLong.empty());

  /** Checks that neither is negative. */
  public Limit {
    if (money.filter(most -> most.amount().signum() < 0).isPresent() || tokens.orElse(0) < 0) {
      throw new IllegalArgumentException("Limits must not be negative: " + money + ", " + tokens);
    }
  }

  /** Returns no limit. */
  public static Limit none() {
    return NONE;
  }

  /** Returns a limit of money alone. */
  public static Limit of(Money money) {
    return NONE.withMoney(money);
  }

  /** Returns a limit of tokens alone. */
  public static Limit of(long tokens) {
    return NONE.withTokens(tokens);
  }

  /** Returns this with a limit of money. */
  public Limit withMoney(Money most) {
    return new Limit(Optional.of(most), tokens);
  }

  /** Returns this with a limit of tokens. */
  public Limit withTokens(long most) {
    return new Limit(money, OptionalLong.of(most));
  }

  /** Returns whether there is any. */
  public boolean isPresent() {
    return money.isPresent() || tokens.isPresent();
  }
}
