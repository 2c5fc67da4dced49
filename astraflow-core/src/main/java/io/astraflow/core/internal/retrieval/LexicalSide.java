package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.retrieval.Query;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The side of the search that goes by words. Safe for use by many threads. */
final class LexicalSide {
  /** A longer question is sought by its first words; it would cost without finding more. */
  private static final int MOST_TERMS = 1_000;

  private final Store store;
  private final long collectionId;
  private final Supplier<Analyzer> analyzers;

  LexicalSide(Store store, long collectionId, Supplier<Analyzer> analyzers) {
    this.store = store;
    this.collectionId = collectionId;
    this.analyzers = analyzers;
  }

  /** Returns BM25 by chunk id, best first. */
  Map<Long, Double> find(Query query, int wanted) {
    List<Word> words =
        analyzers.get().words(query.text(), false).stream()
            .limit(MOST_TERMS)
            .map(word -> new Word(word.terms(), false))
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

  /** Returns the lengths of these chunks, in UTF-16 units. */
  Map<Long, Integer> lengths(Collection<Long> chunkIds) {
    Map<Long, Integer> lengths = new HashMap<>();
    store
        .read(tx -> tx.chunks().places(collectionId, chunkIds))
        .forEach((id, place) -> lengths.put(id, place.end() - place.start()));
    return lengths;
  }
}
