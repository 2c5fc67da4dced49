package io.astraflow.retrieval;

import java.util.List;

/**
 * Judges passages against a query more closely than a search over all of them can.
 *
 * <p>Safe for use by many threads.
 */
public interface Reranker {

  /** Returns the id that {@link Ranking#reranker()} names. */
  String id();

  /**
   * Returns a score for each of {@code texts}, in their order; greater is better.
   *
   * @throws io.astraflow.error.AstraFlowException if it cannot; the search then keeps its order
   * @throws InterruptedException if the calling thread is interrupted, as it is once the time is up
   */
  double[] score(String query, List<String> texts) throws InterruptedException;
}
