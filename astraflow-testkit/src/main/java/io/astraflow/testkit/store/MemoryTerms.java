package io.astraflow.testkit.store;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.LexicalTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Map<Long, List<String>> texts = texts(collectionId);
    double average = texts.values().stream().mapToInt(List::size).average().orElse(0);
    Map<Long, Double> scores = new TreeMap<>();
    for (Sought term : sought(query)) {
      double idf = idf(texts.values(), term);
      texts.forEach(
          (id, text) -> {
            double count = text.stream().filter(term).mapToDouble(same -> 1).sum();
            if (count > 0) {
              scores.merge(id, idf * weight(count, text.size() / average), Double::sum);
            }
          });
    }
    scores.keySet().retainAll(fitting(collectionId, query.phrases(), filter));
    return scores.entrySet().stream()
        .map(entry -> new LexicalHit(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(LexicalHit::score).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public long[] ids(long collectionId, List<Phrase> phrases, Filter filter) {
    return fitting(collectionId, phrases, filter).stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public Map<String, Integer> known(long collectionId, Collection<String> terms, int most) {
    Collection<List<String>> texts = texts(collectionId).values();
    Map<String, Integer> known = new HashMap<>();
    for (String term : terms) {
      int chunks = (int) texts.stream().filter(text -> text.contains(term)).limit(most).count();
      if (chunks > 0) {
        known.put(term, chunks);
      }
    }
    return known;
  }

  @Override
  public List<String> similar(long collectionId, String term, int limit) {
    return MemoryTrigrams.similar(
        term, texts(collectionId).values().stream().flatMap(List::stream).distinct(), limit);
  }

  private Map<Long, List<String>> texts(long collectionId) {
    Map<Long, List<String>> texts = new TreeMap<>();
    state
        .chunksOf(collectionId)
        .forEach((id, chunk) -> texts.put(id, split(chunk.chunk().terms())));
    return texts;
  }

  private Set<Long> fitting(long collectionId, List<Phrase> phrases, Filter filter) {
    Set<Long> fitting = new TreeSet<>();
    for (long id : new MemoryChunks(state).ids(collectionId, filter)) {
      fitting.add(id);
    }
    texts(collectionId)
        .forEach(
            (id, text) -> {
              if (!hasAll(text, phrases)) {
                fitting.remove(id);
              }
            });
    return fitting;
  }

  private static Set<Sought> sought(LexicalQuery query) {
    return query.words().stream().flatMap(MemoryTerms::sought).collect(Collectors.toSet());
  }

  private static Stream<Sought> sought(Word word) {
    return word.terms().stream().map(term -> new Sought(term, word.prefix()));
  }

  private static boolean hasAll(List<String> text, List<Phrase> phrases) {
    return phrases.stream()
        .allMatch(
            phrase ->
                phrase.variants().stream()
                    .anyMatch(terms -> Collections.indexOfSubList(text, terms) >= 0));
  }

  private static double idf(Collection<List<String>> texts, Sought term) {
    long having = texts.stream().filter(text -> text.stream().anyMatch(term)).count();
    return Math.max(LEAST_IDF, Math.log((texts.size() - having + 0.5) / (having + 0.5)));
  }

  private static double weight(double count, double relativeLength) {
    return count * (K1 + 1) / (count + K1 * (1 - B + B * relativeLength));
  }

  private static List<String> split(String terms) {
    return terms.isEmpty() ? List.of() : Arrays.asList(terms.split(" ", -1));
  }

  /** A term, or all that begin with it, which count as one. */
  private record Sought(String term, boolean prefix) implements Predicate<String> {
    @Override
    public boolean test(String other) {
      return prefix ? other.startsWith(term) : other.equals(term);
    }
  }
}
