package io.astraflow.spi.store;

import io.astraflow.retrieval.Filter;
import java.util.List;

/** Finds chunks by the terms in them. */
public interface LexicalTable {

  /**
   * Returns the chunks that fit {@code query}, ranked by BM25 over this collection.
   *
   * @param filter applied before the ranking is cut
   * @param limit the most hits wanted, 1 or more
   */
  List<LexicalHit> search(long collectionId, LexicalQuery query, Filter filter, int limit);

  /**
   * A chunk found.
   *
   * @param chunkId its id
   * @param score BM25, greater is better, 0 or more
   */
  record LexicalHit(long chunkId, double score) {}
}
