package io.astraflow.retrieval;

import java.util.ArrayList;
import java.util.List;

/**
 * How the words of a query are matched. Immutable; made with {@link #ofDefaults()} and the {@code
 * with} methods.
 *
 * @param phrases each must stand in a passage, its words in this order and beside each other, in
 *     any inflection that the lexical index knows; in every {@link SearchMode}; one without letters
 *     and digits stands nowhere; default none, at most 100
 * @param prefix whether the query's last word is the beginning of a word; default false
 * @param typoTolerant whether a word that no passage has is sought under the most similar words
 *     that some have: one edit away, or two where it has eight letters or more; only words of at
 *     least four letters and no digits, in scripts with spaces, outside phrases, and not what is
 *     the beginning of a word; the result has a {@link Notice}; default true
 * @param highlights whether passages say where they match; default false
 */
public record Matching(
    List<String> phrases, boolean prefix, boolean typoTolerant, boolean highlights) {
  private static final int MOST_PHRASES = 100;
  private static final Matching DEFAULTS = new Matching(List.of(), false, true, false);

  /** Checks and copies the phrases. */
  public Matching {
    phrases = List.copyOf(phrases);
    if (phrases.size() > MOST_PHRASES) {
      throw new IllegalArgumentException(
          "A query has at most " + MOST_PHRASES + " phrases, this one has " + phrases.size());
    }
    if (phrases.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A phrase is empty: leave it out");
    }
  }

  /** Returns the defaults. */
  public static Matching ofDefaults() {
    return DEFAULTS;
  }

  /** Returns these settings with one more phrase. */
  public Matching withPhrase(String phrase) {
    List<String> more = new ArrayList<>(phrases);
    more.add(phrase);
    return new Matching(more, prefix, typoTolerant, highlights);
  }

  /** Returns these settings with the last word taken as a beginning or not. */
  public Matching withPrefix(boolean on) {
    return new Matching(phrases, on, typoTolerant, highlights);
  }

  /** Returns these settings with tolerance for typing errors or without. */
  public Matching withTypoTolerance(boolean on) {
    return new Matching(phrases, prefix, on, highlights);
  }

  /** Returns these settings with highlights or without. */
  public Matching withHighlights(boolean on) {
    return new Matching(phrases, prefix, typoTolerant, on);
  }
}
