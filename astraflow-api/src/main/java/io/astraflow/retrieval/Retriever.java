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

  /**
   * Returns at most {@link Query#topK()} passages, best first; none where nothing fits. What did
   * not go as asked, which {@link #search} tells, is logged.
   */
  default List<Passage> retrieve(Query query) throws InterruptedException {
    return search(query).passages();
  }

  /**
   * Finds passages, and says what was searched for and what did not go as asked.
   *
   * @throws io.astraflow.error.InvalidInputException if the query is longer than the embedding
   *     model reads, or its filter cannot be applied to this collection
   * @throws io.astraflow.error.ConfigurationException if no reranker has the id asked for
   */
  SearchResult search(Query query) throws InterruptedException;
}
