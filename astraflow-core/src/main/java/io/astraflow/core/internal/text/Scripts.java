package io.astraflow.core.internal.text;

/** What a code point's script means for finding words. */
public final class Scripts {
  private Scripts() {}

  /** Returns whether the script puts no spaces between words, or none that help a search. */
  static boolean withoutSpaces(int codePoint) {
    if (codePoint < 0x0E00) {
      return false; // below Thai every script has spaces; spares the look-up for most text
    }
    return Character.isLetterOrDigit(codePoint)
        && switch (Character.UnicodeScript.of(codePoint)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN ->
              true;
          default -> false;
        };
  }

  /**
   * Returns whether the characters are indexed one by one and in pairs, since nothing tells where
   * their words end.
   */
  public static boolean inPairs(int codePoint) {
    return withoutSpaces(codePoint) && !ThaiWords.canCut(codePoint);
  }

  /** Returns whether a run of such characters goes on; vowel and sound marks belong to it. */
  static boolean continuesRun(int codePoint) {
    return withoutSpaces(codePoint)
        || codePoint == 0x30FC // the mark for a long vowel counts as common to all scripts
        || (codePoint >= 0x0E00 && isMark(codePoint));
  }

  /** Returns whether a run of Thai goes on. */
  static boolean continuesThai(int codePoint) {
    return codePoint >= 0x0E00
        && codePoint <= 0x0E7F
        && (Character.isLetterOrDigit(codePoint) || isMark(codePoint));
  }

  /** Returns whether the code point is a mark that belongs to the character before it. */
  public static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns whether the code point is a part of a word. */
  static boolean wordPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
  }
}
