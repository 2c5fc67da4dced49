package io.astraflow.core.internal.summary;

import io.astraflow.core.internal.centrality.WeightedGraph;

/**
 * How central sentences are: PageRank over a graph whose edges are the cosines between them (Erkan
 * and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004; its
 * continuous form, above the threshold that the paper found best, without edges from a sentence to
 * itself).
 */
final class LexRank {
  /** Sentences less alike than this have no edge. */
  private static final double THRESHOLD = 0.1;

  private LexRank() {}

  /** Returns each sentence's rank; all of them are 1 together. */
  static double[] of(SentenceVectors sentences, int count) {
    WeightedGraph graph = new WeightedGraph(count);
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        double cosine = sentences.cosine(i, j);
        if (cosine >= THRESHOLD) {
          graph.add(i, j, cosine);
        }
      }
    }
    return graph.ranks();
  }
}
