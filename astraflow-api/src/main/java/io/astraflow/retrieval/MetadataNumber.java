package io.astraflow.retrieval;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which texts read as numbers: an optional sign, one or more digits, and optionally a point and one
 * or more digits, all in ASCII, of at most 100 characters. No exponents, no separators, no spaces.
 *
 * <p>Metadata is text. Filters and stores compare it as numbers by this definition alone, and
 * exactly: {@code 9007199254740993} is not {@code 9007199254740992}, and {@code 2.50} is {@code
 * 2.5}.
 */
public final class MetadataNumber {
  private static final int LONGEST = 100;

  private MetadataNumber() {}

  /** Returns the number that a text reads as, without trailing zeros behind the point. */
  public static Optional<BigDecimal> parse(String text) {
    return isNumber(text) ? Optional.of(normal(new BigDecimal(text))) : Optional.empty();
  }

  /** Returns the text of a number, which {@link #parse} reads back if it is not too long. */
  static String text(BigDecimal number) {
    return number.toPlainString();
  }

  /**
   * Returns the number in its only form.
   *
   * @throws IllegalArgumentException if its text would be too long to be read back
   */
  static BigDecimal checked(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    // Asked first: written out, a great exponent is a text of as many digits.
    if (Math.abs((long) stripped.scale()) > LONGEST || stripped.precision() > LONGEST) {
      throw tooLong(number);
    }
    BigDecimal normal = normal(stripped);
    if (text(normal).length() > LONGEST) {
      throw tooLong(number);
    }
    return normal;
  }

  private static boolean isNumber(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int point = text.indexOf('.');
    return point < 0
        ? areDigits(text, start, text.length())
        : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static BigDecimal normal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static IllegalArgumentException tooLong(BigDecimal number) {
    return new IllegalArgumentException(
        "a number in a filter has at most " + LONGEST + " characters, written out: " + number);
  }
}
