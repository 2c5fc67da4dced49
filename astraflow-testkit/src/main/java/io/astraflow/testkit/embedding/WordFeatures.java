package io.astraflow.testkit.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a text into its words and punctuation marks: the tokens of {@link
 * HashingEmbeddingAdapter}.
 */
final class WordFeatures {
  private WordFeatures() {}

  /** Returns the tokens in order, in lower case; white space separates and never makes a token. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = tokenEnd(text, start);
      if (!Character.isWhitespace(text.codePointAt(start))) {
        tokens.add(text.substring(start, end).toLowerCase(Locale.ROOT));
      }
      start = end;
    }
    return tokens;
  }

  private static int tokenEnd(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    if (!Character.isLetterOrDigit(first)) {
      return end;
    }
    while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }
}
