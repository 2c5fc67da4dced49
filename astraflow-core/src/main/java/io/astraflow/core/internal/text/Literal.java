package io.astraflow.core.internal.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a text what somebody claims to have copied from it. */
public final class Literal {
  /** What goes on with a word, and is of a script with spaces. */
  private static final String WORD_PART =
      "[\\p{L}\\p{N}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}"
          + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}]]";

  private Literal() {}

  /**
   * Returns where {@code claimed} is in a text for the first time, however the two differ in white
   * space; empty where it is not, or has no characters.
   */
  public static Optional<Span> find(String text, String claimed) {
    return first(text, pattern(claimed.strip()));
  }

  /**
   * As {@link #find}, but not inside a longer word; of scripts without spaces nobody can tell where
   * words end.
   */
  public static Optional<Span> findWord(String text, String claimed) {
    String name = claimed.strip();
    String pattern = pattern(name);
    return name.isEmpty()
        ? Optional.empty()
        : first(
            text,
            (hasBorder(name.codePointAt(0)) ? "(?<!" + WORD_PART + ")" : "")
                + pattern
                + (hasBorder(name.codePointBefore(name.length())) ? "(?!" + WORD_PART + ")" : ""));
  }

  private static boolean hasBorder(int codePoint) {
    return Scripts.wordPart(codePoint) && !Scripts.withoutSpaces(codePoint);
  }

  private static String pattern(String claimed) {
    StringBuilder pattern = new StringBuilder();
    for (String word : claimed.split("\\s+")) {
      pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
    }
    return claimed.isEmpty() ? "" : pattern.toString();
  }

  private static Optional<Span> first(String text, String pattern) {
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }
}
