package io.astraflow.spi.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Terms to look for, as the engine's analyzer made them: letters, digits and marks, no white space.
 * Immutable.
 *
 * @param words a chunk is found if it has one of them; none finds nothing
 * @param phrases a chunk is found only if it has all of them; whether they count in its score is
 *     left to the store
 */
public record LexicalQuery(List<Word> words, List<Phrase> phrases) {

  /** Copies the lists. */
  public LexicalQuery {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
  }

  /**
   * A word under each of the terms that it may be kept as. The score counts every term by itself.
   *
   * @param terms at least one
   * @param prefix whether terms that begin with one of {@code terms} count as well
   */
  public record Word(Set<String> terms, boolean prefix) {

    /** Checks and copies the terms. */
    public Word {
      terms = Set.copyOf(terms);
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("A word without terms: leave it out");
      }
    }
  }

  /**
   * Terms beside each other and in order.
   *
   * @param variants one of these must be there; at least one, and none empty
   */
  public record Phrase(Set<List<String>> variants) {

    /** Checks and copies the variants. */
    public Phrase {
      variants = variants.stream().map(List::copyOf).collect(Collectors.toUnmodifiableSet());
      if (variants.isEmpty() || variants.contains(List.of())) {
        throw new IllegalArgumentException("A phrase without terms: leave it out");
      }
    }
  }
}
