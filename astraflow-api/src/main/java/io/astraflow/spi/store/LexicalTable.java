package io.astraflow.spi.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds chunks by the terms in them, and knows these terms. */
public interface LexicalTable {

  /**
   * Returns the chunks that fit {@code query}, ranked by BM25 over this collection.
   *
   * @param filter applied before the ranking is cut
   * @param limit the most hits wanted, 1 or more
   */
  List<LexicalHit> search(long collectionId, LexicalQuery query, Filter filter, int limit);

  /**
   * Returns the chunks that have all phrases and pass the filter, ascending.
   *
   * @param phrases at least one
   */
  long[] ids(long collectionId, List<Phrase> phrases, Filter filter);

  /**
   * Returns those of the terms that some chunk has, each with the number of its chunks.
   *
   * @param most where counting ends, 1 or more
   */
  Map<String, Integer> known(long collectionId, Collection<String> terms, int most);

  /**
   * Returns terms that look like {@code term}, by the Dice coefficient of their trigrams, best
   * first: twice the number of those they share over the number of both. Trigrams are the distinct
   * sequences of three characters; where a term begins and where it ends count as a character.
   *
   * <p>Only terms are returned that consist of letters and marks, 4 to 32 characters, and have two
   * trigrams more or fewer than {@code term} at the most. A term that only deleted chunks had may
   * be among them.
   *
   * @param limit the most wanted, 1 or more
   */
  List<String> similar(long collectionId, String term, int limit);

  /**
   * A chunk found.
   *
   * @param chunkId its id
   * @param score BM25, greater is better, 0 or more
   */
  record LexicalHit(long chunkId, double score) {}
}
