package io.astraflow.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount of money, exact. Immutable. Two amounts are equal whatever trailing zeros they were
 * written with.
 *
 * @param amount without trailing zeros
 * @param currency an ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  /** Drops trailing zeros. */
  public Money {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /** Returns an amount of US dollars, as {@code "0.0025"} writes it. */
  public static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
  }

  /** Returns nothing, in {@code currency}. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * Returns the sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  /** Returns the sum of two amounts; empty where one is not known or the currencies differ. */
  public static Optional<Money> sum(Optional<Money> one, Optional<Money> other) {
    return one.flatMap(
        amount -> other.filter(more -> more.currency.equals(amount.currency)).map(amount::plus));
  }

  /**
   * Returns the difference.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  /**
   * Compares amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Amounts of two currencies: " + this + " and " + other);
    }
    return other;
  }

  /** Returns the amount in full and the currency's code: {@code 0.0025 USD}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
