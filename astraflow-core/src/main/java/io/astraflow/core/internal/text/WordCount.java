package io.astraflow.core.internal.text;

/**
 * How long a text is for a reader. Immutable.
 *
 * @param words words between spaces, and of Thai by the dictionary
 * @param characters characters of other scripts that are written without spaces
 */
public record WordCount(int words, int characters) {
  /**
   * A Chinese word has 1.6 characters on average, a Japanese one 1.8 (Trauzettel-Klosinski and
   * Dietz, "Standardized Assessment of Reading Performance", 2012: the ratio of their two speeds).
   */
  private static final double CHARACTERS_A_WORD = 1.7;

  /** Counts those of a text. */
  public static WordCount of(String text) {
    int[] counts = new int[2];
    Token.forEach(
        text,
        token -> {
          if (token instanceof Token.Run run) {
            counts[1] += run.text().text().codePointCount(run.from(), run.to());
          } else {
            counts[0]++;
          }
        });
    return new WordCount(counts[0], counts[1]);
  }

  /** Returns about how many words that is. */
  public int asWords() {
    return words + (int) Math.round(characters / CHARACTERS_A_WORD);
  }
}
