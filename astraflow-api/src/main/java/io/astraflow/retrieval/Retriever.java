package io.astraflow.retrieval;

import java.util.List;

/**
 * Finds the passages of one collection that fit a query.
 *
 * <p>Safe for use by many threads. What was committed before the call is always considered.
 */
public interface Retriever {

  /** Finds passages with default settings. */
  default List<Passage> retrieve(String query) throws InterruptedException {
    return retrieve(Query.of(query));
  }

  /** Returns at most {@link Query#topK()} passages, best first; none where nothing fits. */
  List<Passage> retrieve(Query query) throws InterruptedException;
}
