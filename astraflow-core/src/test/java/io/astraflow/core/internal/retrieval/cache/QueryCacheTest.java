package io.astraflow.core.internal.retrieval.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryCacheTest {
  private static final Query QUERY = Query.of("query");

  @Test
  void tellsQueriesCollectionsAndRevisionsApart() {
    QueryCache<String> cache = new QueryCache<>(100_000, String::length);
    cache.put(new QueryCache.Key(QUERY, 1, 7), "result");
    assertThat(cache.find(new QueryCache.Key(Query.of("query"), 1, 7))).contains("result");
    assertThat(cache.find(new QueryCache.Key(QUERY.withMode(SearchMode.LEXICAL), 1, 7))).isEmpty();
    assertThat(cache.find(new QueryCache.Key(QUERY, 2, 7))).isEmpty();
    assertThat(cache.find(new QueryCache.Key(QUERY, 1, 8))).isEmpty();
  }

  @Test
  void keepsNoMoreTextThanItMay() {
    QueryCache<String> cache = new QueryCache<>(100_000, String::length);
    for (int i = 0; i < 100; i++) {
      cache.put(new QueryCache.Key(QUERY, 1, i), "x".repeat(5_000));
    }
    long kept =
        IntStream.range(0, 100)
            .filter(i -> cache.find(new QueryCache.Key(QUERY, 1, i)).isPresent())
            .count();
    assertThat(kept).isBetween(5L, 9L);
    cache.put(new QueryCache.Key(QUERY, 2, 0), "x".repeat(60_000));
    assertThat(cache.find(new QueryCache.Key(QUERY, 2, 0))).isEmpty();
  }

  @Test
  void keepsNothingWhenItIsOff() {
    QueryCache<String> cache = new QueryCache<>(0, String::length);
    cache.put(new QueryCache.Key(QUERY, 1, 7), "");
    assertThat(cache.isOn()).isFalse();
    assertThat(cache.find(new QueryCache.Key(QUERY, 1, 7))).isEmpty();
  }
}
