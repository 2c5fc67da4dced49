package io.astraflow.core.internal.training;

import io.astraflow.training.TrainingPair;
import java.text.Normalizer;
import java.util.Locale;

/** Takes out of a pair what no model should learn. */
final class CleanPair {
  private CleanPair() {}

  /** Returns a pair without control characters, and without white space that says nothing. */
  static TrainingPair of(TrainingPair pair) {
    return new TrainingPair(cleaned(pair.question()), cleaned(pair.answer()), pair.documents());
  }

  /** Returns what pairs that say the same have in common. */
  static String normalised(TrainingPair pair) {
    return normalised(pair.question()) + "\n" + normalised(pair.answer());
  }

  static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{Punct}\\s]+", " ")
        .strip();
  }

  /** Returns a text that is cleaned in the same way. */
  static String cleaned(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(CleanPair::says)
        .forEach(cleaned::appendCodePoint);
    return cleaned
        .toString()
        .replaceAll("(?<![ \\t\\u00a0])[ \\t\\u00a0]++(?=\\n)", "")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static boolean says(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\t';
      case Character.SURROGATE, Character.PRIVATE_USE -> false;
      default -> point != 0xFEFF && point != 0xFFFD && !turns(point);
    };
  }

  /** Returns whether it turns the direction in which what follows is shown. */
  private static boolean turns(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  }
}
