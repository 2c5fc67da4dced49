package io.astraflow.retrieval;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition on documents' metadata, applied before ranking. Immutable.
 *
 * @param terms all of them must hold; none means that every document passes
 */
public record Filter(List<Term> terms) {
  private static final Filter ALL = new Filter(List.of());

  /** Copies the terms. */
  public Filter {
    terms = List.copyOf(terms);
  }

  /**
   * A document's metadata has this value under this key. The key {@code source} stands for the
   * document's source.
   *
   * @param key the metadata's key
   * @param value compared exactly
   */
  public record Term(String key, String value) {}

  /** Returns the filter that every document passes. */
  public static Filter all() {
    return ALL;
  }

  /** Returns the filter that asks for this value under this key. */
  public static Filter equal(String key, String value) {
    return new Filter(List.of(new Term(key, value)));
  }

  /** Returns the filter that asks for both. */
  public Filter and(Filter other) {
    List<Term> both = new ArrayList<>(terms);
    both.addAll(other.terms);
    return new Filter(both);
  }

  /** Returns whether every document passes. */
  public boolean isAll() {
    return terms.isEmpty();
  }
}
