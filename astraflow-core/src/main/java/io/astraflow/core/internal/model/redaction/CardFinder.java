package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers of payment cards whose check digit is right, also where other numbers stand beside
 * them: what looks like one number of up to 19 digits may be a card and something else.
 */
final class CardFinder implements Finder {
  private static final int FEWEST = 13;
  private static final Pattern DIGITS =
      Pattern.compile("(?<!\\w)(?<!\\d\\.)[2-6](?:[ -]?\\d){" + (FEWEST - 1) + ",18}");

  @Override
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      int start = matcher.start();
      int end = end(text, start, matcher.end());
      if (end > 0) {
        found.add(new Found(Kind.CARD, start, end));
      }
      at = end > 0 ? end : start + 1;
    }
    return found;
  }

  /** Returns the end of the longest card number that begins here, or -1. */
  private static int end(String text, int start, int last) {
    long digits = text.substring(start, last).chars().filter(CardFinder::isDigit).count();
    for (int end = last; digits >= FEWEST; end--) {
      if (!isDigit(text.charAt(end - 1))) {
        continue;
      }
      boolean ends = end == text.length() || !isWord(text.charAt(end));
      if (ends && Checksums.luhn(text.substring(start, end))) {
        return end;
      }
      digits--;
    }
    return -1;
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isWord(char unit) {
    return isDigit(unit)
        || unit == '_'
        || (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z');
  }
}
