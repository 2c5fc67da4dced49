package io.astraflow.retrieval;

import java.math.BigDecimal;

/** What a filter compares a field with: a text or a number. Immutable. */
public sealed interface FilterValue {

  /** Returns a text. */
  static FilterValue of(String text) {
    return new Text(text);
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if it is infinite, or NaN, or has more than 100 characters
   *     written out
   */
  static FilterValue of(Number number) {
    try {
      return new Decimal(
          number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number that a filter can compare: " + number, e);
    }
  }

  /** Compared as text. */
  record Text(String text) implements FilterValue {}

  /** Compared as a number, with the values that {@link MetadataNumber} reads as one. */
  record Decimal(BigDecimal number) implements FilterValue {

    /** Brings the number into its only form: equal numbers make equal values. */
    public Decimal {
      number = MetadataNumber.checked(number);
    }
  }
}
