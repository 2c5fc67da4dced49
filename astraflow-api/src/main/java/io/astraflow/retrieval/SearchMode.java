package io.astraflow.retrieval;

/** Which side of the search is asked. */
public enum SearchMode {
  /** Words, ranked by BM25. */
  LEXICAL,
  /** Meaning, ranked by the cosine of embedding vectors. */
  SEMANTIC,
  /** Both, fused. */
  HYBRID
}
