package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.MetadataNumber;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number as text in ASCII that is ordered as the number is, with all of its digits.
 *
 * <p>A number is 0.d₁d₂… × 10ᵉ, with d₁ not zero. Its key is {@code 2}, the exponent plus 500 in
 * three digits, and the digits. A negative number's is {@code 0}, then what that number's would be
 * without its sign, each digit taken from 9, and {@code ~}, which comes behind all digits. Zero is
 * {@code 1}.
 */
public final class NumberKey {
  /** Numbers in metadata have at most 100 digits, so no exponent is beyond this. */
  private static final int SHIFT = 500;

  private NumberKey() {}

  /** Returns the key of a text that reads as a number. */
  public static @Nullable String of(String text) {
    return MetadataNumber.parse(text).map(NumberKey::of).orElse(null);
  }

  /** Returns the key of a number. */
  static String of(BigDecimal number) {
    if (number.signum() == 0) {
      return "1";
    }
    BigDecimal stripped = number.abs().stripTrailingZeros();
    String key =
        String.format(
            Locale.ROOT, // others may have digits of their own
            "%03d%s",
            stripped.precision() - stripped.scale() + SHIFT,
            stripped.unscaledValue());
    return number.signum() > 0 ? "2" + key : "0" + complement(key) + "~";
  }

  private static String complement(String digits) {
    return digits
        .chars()
        .map(digit -> '0' + '9' - digit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
