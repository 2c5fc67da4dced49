package io.astraflow.core.internal.model.redaction;

import java.util.Locale;

/** Check digits of numbers that carry them. */
final class Checksums {
  private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

  private Checksums() {}

  /** Returns a number without what people write between its digits. */
  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  /** Payment cards: ISO/IEC 7812-1, Annex B ("Luhn"). */
  static boolean luhn(String text) {
    String digits = digits(text);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Spanish DNI and NIE: the number modulo 23 gives the letter. */
  static boolean spanish(String text) {
    String id = text.replace("-", "").toUpperCase(Locale.ROOT);
    int leading = "XYZ".indexOf(id.charAt(0));
    String number = (leading < 0 ? id.substring(0, 1) : "" + leading) + id.substring(1, 8);
    return SPANISH_LETTERS.charAt(Integer.parseInt(number) % 23) == id.charAt(8);
  }

  /** French NIR: 97 less the number modulo 97, Corsica's departments as numbers. */
  static boolean french(String text) {
    String id = text.replace(" ", "").replace("2A", "19").replace("2B", "18");
    long number = Long.parseLong(id.substring(0, 13));
    return 97 - number % 97 == Long.parseLong(id.substring(13));
  }

  /** German tax ids: ISO 7064, MOD 11,10; one digit of the first ten is there twice or thrice. */
  static boolean german(String text) {
    String id = digits(text);
    int product = 10;
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      int digit = id.charAt(i) - '0';
      counts[digit]++;
      int sum = (digit + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    int repeated = 0;
    for (int count : counts) {
      repeated += count > 1 ? 1 : 0;
    }
    return repeated == 1 && (11 - product) % 10 == id.charAt(10) - '0';
  }

  /** Brazilian CPF: two check digits, each a weighted sum modulo 11. */
  static boolean brazilian(String text) {
    String id = digits(text);
    return id.chars().distinct().count() > 1
        && brazilianDigit(id, 9) == id.charAt(9) - '0'
        && brazilianDigit(id, 10) == id.charAt(10) - '0';
  }

  private static int brazilianDigit(String id, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (id.charAt(i) - '0') * (length + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }
}
