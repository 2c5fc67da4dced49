package io.astraflow.testkit.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalTable;
import io.astraflow.testkit.store.MemoryState.StoredChunk;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * BM25 computed plainly, with the constants and the floor under the inverse document frequency that
 * SQLite's FTS5 has (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 */
record MemoryTerms(MemoryState state) implements LexicalTable {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final double LEAST_IDF = 1e-6;

  @Override
  public List<LexicalHit> search(long collectionId, LexicalQuery query, Filter filter, int limit) {
    List<String> terms =
        query.words().stream().flatMap(word -> word.terms().stream()).distinct().toList();
    Map<Long, StoredChunk> chunks = state.chunksOf(collectionId);
    Map<Long, List<String>> texts = new TreeMap<>();
    chunks.forEach((id, chunk) -> texts.put(id, split(chunk.chunk().terms())));
    double average = texts.values().stream().mapToInt(List::size).average().orElse(0);
    Map<Long, Double> scores = new TreeMap<>();
    for (String term : terms) {
      double idf = idf(texts, term);
      texts.forEach(
          (id, text) -> {
            double count = text.stream().filter(term::equals).mapToDouble(same -> 1).sum();
            if (count > 0) {
              scores.merge(id, idf * weight(count, text.size() / average), Double::sum);
            }
          });
    }
    MemoryChunks all = new MemoryChunks(state);
    chunks.forEach(
        (id, chunk) -> {
          if (!all.passes(chunk, filter)) {
            scores.remove(id);
          }
        });
    return scores.entrySet().stream()
        .map(entry -> new LexicalHit(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(LexicalHit::score).reversed())
        .limit(limit)
        .toList();
  }

  private static double idf(Map<Long, List<String>> texts, String term) {
    long having = texts.values().stream().filter(text -> text.contains(term)).count();
    return Math.max(LEAST_IDF, Math.log((texts.size() - having + 0.5) / (having + 0.5)));
  }

  private static double weight(double count, double relativeLength) {
    return count * (K1 + 1) / (count + K1 * (1 - B + B * relativeLength));
  }

  private static List<String> split(String terms) {
    return terms.isEmpty() ? List.of() : Arrays.asList(terms.split(" ", -1));
  }
}
