package io.astraflow.cli.eval;

import io.astraflow.collection.Collection;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import java.util.List;

/** Ranks documents where a collection ranks passages. */
public final class DocumentRanking {
  private DocumentRanking() {}

  /**
   * Returns the sources of at most {@code documents} documents, ordered by their best passage among
   * those that the query asks for.
   */
  public static List<String> of(Collection collection, Query query, int documents)
      throws InterruptedException {
    return collection.retriever().retrieve(query).stream()
        .map(Passage::source)
        .distinct()
        .limit(documents)
        .toList();
  }
}
