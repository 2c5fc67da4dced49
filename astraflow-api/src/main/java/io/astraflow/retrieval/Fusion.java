package io.astraflow.retrieval;

/** How the two sides of a hybrid search become one ranking. */
public enum Fusion {
  /**
   * A weighted sum of scaled scores. The weight is chosen query by query from how far the two sides
   * agree, so that an embedding model that does not know a text's language does no harm; then the
   * sum is made once more with the query's vector moved towards the best three passages. See Bruch,
   * Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023).
   */
  CONVEX,
  /**
   * The sum of 1 / (60 + rank). See Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion
   * Outperforms Condorcet and Individual Rank Learning Methods" (2009).
   */
  RECIPROCAL_RANK
}
