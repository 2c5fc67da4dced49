package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.words.QueryReader;
import io.astraflow.core.internal.retrieval.words.Sought;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Query;
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
  private final Store store;
  private final long collectionId;
  private final QueryReader reader;

  LexicalSide(Store store, long collectionId, Supplier<Analyzer> analyzers) {
    this.store = store;
    this.collectionId = collectionId;
    this.reader = new QueryReader(store, collectionId, analyzers);
  }

  /** Returns what to look for when a query is worded like this. */
  Sought read(Query query, String text) {
    return reader.read(query, text);
  }

  /** Returns BM25 by chunk id, best first. */
  Map<Long, Double> find(Sought sought, Filter filter, int wanted) {
    Map<Long, Double> scores = new LinkedHashMap<>();
    if (sought.findable() && !sought.query().words().isEmpty()) {
      List<LexicalHit> hits =
          store.read(tx -> tx.lexical().search(collectionId, sought.query(), filter, wanted));
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
