package io.astraflow.core.internal.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a text what somebody claims to have copied from it. */
public final class Literal {
  private Literal() {}

  /**
   * Returns where {@code claimed} is in a text for the first time, however the two differ in white
   * space; empty where it is not, or has no characters.
   */
  public static Optional<Span> find(String text, String claimed) {
    String[] words = claimed.strip().split("\\s+");
    if (words[0].isEmpty()) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder();
    for (String word : words) {
      pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
    }
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(text);
    return matcher.find()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }
}
