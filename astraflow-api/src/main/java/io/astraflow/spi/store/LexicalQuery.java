package io.astraflow.spi.store;

import java.util.List;
import java.util.Set;

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

    /** Copies the terms. */
    public Word {
      terms = Set.copyOf(terms);
    }
  }

  /**
   * Terms beside each other and in order.
   *
   * @param variants one of these must be there
   */
  public record Phrase(Set<List<String>> variants) {

    /** Copies the variants. */
    public Phrase {
      variants = Set.copyOf(variants);
    }
  }
}
