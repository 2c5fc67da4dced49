package io.astraflow.core.internal.parse.pdf;

import java.text.Bidi;
import java.util.List;

/** The text of a row of words, in the order in which it is spoken. */
final class LineText {
  private LineText() {}

  /** Makes a line of words that are sorted from left to right. */
  static Line line(List<Word> row, int column) {
    StringBuilder text = new StringBuilder();
    Word before = null;
    float right = 0;
    int bold = 0;
    int characters = 0;
    float size = 0;
    int sizeCharacters = 0;
    for (Word word : row) {
      if (before != null && before.isApartFrom(word)) {
        text.append(' ');
      }
      text.append(word.text());
      int length = word.text().length();
      characters += length;
      bold += word.bold() ? length : 0;
      if (length > sizeCharacters) {
        size = word.size();
        sizeCharacters = length;
      }
      right = Math.max(right, word.right());
      before = word;
    }
    Word first = row.get(0);
    boolean mostlyBold = bold * 2 > characters;
    return new Line(
        column,
        first.left(),
        right,
        baseline(row),
        size,
        mostlyBold,
        logical(text.toString()).strip());
  }

  private static float baseline(List<Word> row) {
    Word largest = row.get(0);
    for (Word word : row) {
      largest = word.size() > largest.size() ? word : largest;
    }
    return largest.baseline();
  }

  /**
   * Whether most letters of the words are Hebrew, Arabic or of another script written leftwards.
   */
  static boolean isMostlyRightToLeft(List<Word> words) {
    int balance = 0;
    for (Word word : words) {
      balance += balance(word.text());
    }
    return balance > 0;
  }

  private static int balance(String text) {
    int balance = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        balance += isRightToLeft(text.charAt(i)) ? 1 : -1;
      }
    }
    return balance;
  }

  static boolean isRightToLeft(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Turns characters as they stand on the page, from left to right, into the order of speech. */
  static String logical(String visual) {
    char[] characters = visual.toCharArray();
    if (!Bidi.requiresBidi(characters, 0, characters.length)) {
      return visual;
    }
    boolean leftwards = balance(visual) > 0;
    int direction = leftwards ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    // The reordering of a visual line is, but for rare nestings, its own inverse.
    String base = leftwards ? new StringBuilder(visual).reverse().toString() : visual;
    Bidi bidi = new Bidi(base, direction);
    StringBuilder logical = new StringBuilder(visual.length());
    for (int run = 0; run < bidi.getRunCount(); run++) {
      String part = base.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      boolean turned = (bidi.getRunLevel(run) % 2 == 1) != leftwards;
      logical.append(turned ? new StringBuilder(part).reverse() : part);
    }
    return logical.toString();
  }
}
