package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.retrieval.Query;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The side of the search that goes by words. Safe for use by many threads. */
final class LexicalSide {
  /** A longer question is sought by its first words; it would cost without finding more. */
  private static final int MOST_TERMS = 1_000;

  private final Store store;
  private final long collectionId;
  private final Analyzer analyzer;

  LexicalSide(Store store, long collectionId, Analyzer analyzer) {
    this.store = store;
    this.collectionId = collectionId;
    this.analyzer = analyzer;
  }

  /** Returns BM25 by chunk id, best first. */
  Map<Long, Double> find(Query query, int wanted) {
    List<Word> words =
        analyzer.query(query.text()).stream()
            .limit(MOST_TERMS)
            .map(term -> new Word(Set.of(term), false))
            .toList();
    Map<Long, Double> scores = new LinkedHashMap<>();
    if (!words.isEmpty()) {
      LexicalQuery sought = new LexicalQuery(words, List.of());
      List<LexicalHit> hits =
          store.read(tx -> tx.lexical().search(collectionId, sought, query.filter(), wanted));
      hits.forEach(hit -> scores.put(hit.chunkId(), hit.score()));
    }
    return scores;
  }
}
