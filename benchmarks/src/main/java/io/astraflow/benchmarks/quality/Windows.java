package io.astraflow.benchmarks.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a text into windows of a fixed number of tokens, wherever in a sentence that is, but between
 * words. For one thread at a time.
 */
final class Windows {
  /** Longer runs without white space are cut. */
  private static final int LONGEST_WORD = 40;

  private final List<Range> words;
  private final int[] tokens;

  /** Counts the tokens of each word once. */
  Windows(String text, ToIntFunction<String> counter) {
    words = words(text);
    tokens =
        words.stream()
            .mapToInt(word -> counter.applyAsInt(text.substring(word.start(), word.end())))
            .toArray();
  }

  /**
   * Returns windows of as many words as fit.
   *
   * @param size the most tokens in a window
   * @param overlap the most tokens of a window that the next one begins with, less than {@code
   *     size}
   */
  List<Range> of(int size, int overlap) {
    if (size < 1 || overlap < 0 || overlap >= size) {
      throw new IllegalArgumentException("No windows of " + size + " that share " + overlap);
    }
    List<Range> windows = new ArrayList<>();
    int first = 0;
    while (first < words.size()) {
      int end = first + 1;
      for (int sum = tokens[first]; end < tokens.length && sum + tokens[end] <= size; end++) {
        sum += tokens[end];
      }
      windows.add(new Range(words.get(first).start(), words.get(end - 1).end()));
      first = end == tokens.length ? end : Math.max(first + 1, back(end, overlap));
    }
    return windows;
  }

  private int back(int end, int overlap) {
    int start = end;
    for (int sum = 0; start > 0 && sum + tokens[start - 1] <= overlap; start--) {
      sum += tokens[start - 1];
    }
    return start;
  }

  private static List<Range> words(String text) {
    List<Range> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length()
          && end - at < LONGEST_WORD
          && !Character.isWhitespace(text.charAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (end > at) {
        words.add(new Range(at, end));
      }
      at = end > at ? end : at + 1;
    }
    return words;
  }
}
