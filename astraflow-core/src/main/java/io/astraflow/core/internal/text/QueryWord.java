package io.astraflow.core.internal.text;

import java.util.Set;

/**
 * A word to look for, or two neighbouring characters of a script without spaces. Immutable.
 *
 * @param written the word in lower case, otherwise as it was written
 * @param terms each of the terms that it may be kept as in the lexical index, at least one
 * @param spaced whether its script puts spaces between words
 * @param beginning whether longer words that begin with it are meant as well
 */
public record QueryWord(String written, Set<String> terms, boolean spaced, boolean beginning) {

  /** Copies the terms. */
  public QueryWord {
    terms = Set.copyOf(terms);
  }

  /** Returns what terms begin with that are kept of longer words with this beginning. */
  public String folded() {
    return Words.folded(written);
  }

  /** Returns whether it consists of letters and the marks on them alone. */
  public boolean hasLettersOnly() {
    return written.codePoints().noneMatch(Character::isDigit);
  }
}
