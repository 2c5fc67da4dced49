package io.astraflow.core.internal.retrieval.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Understanding.Turn;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Results by query, collection and the collection's revision; those used least go first. A changed
 * collection has another revision, so that nothing here is out of date. Safe for use by many
 * threads, and needs none of its own.
 *
 * @param <V> the results
 */
public final class QueryCache<V> {
  /** What an entry takes besides its text. */
  private static final int ENTRY_BYTES = 500;

  private final long bytes;
  private final Cache<Key, V> results;

  /**
   * Creates a cache.
   *
   * @param bytes the most that the text in it takes, two bytes a character; 0 keeps nothing
   * @param characters how many a result has
   */
  public QueryCache(long bytes, ToLongFunction<V> characters) {
    this.bytes = bytes;
    this.results =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key key, V value) -> weight(key, characters.applyAsLong(value)))
            .executor(Runnable::run)
            .build();
  }

  /** Returns whether anything can be kept. */
  public boolean isOn() {
    return bytes > 0;
  }

  /** Returns what was kept. */
  public Optional<V> find(Key key) {
    return Optional.ofNullable(results.getIfPresent(key));
  }

  /** Keeps a result. */
  public void put(Key key, V result) {
    results.put(key, result);
  }

  private static int weight(Key key, long characters) {
    long weight = ENTRY_BYTES + 2 * (characters + key.characters());
    return (int) Math.min(Integer.MAX_VALUE, weight);
  }

  /**
   * What a result belongs to. Immutable.
   *
   * @param query what was asked
   * @param collectionId where
   * @param revision the collection's when it was asked
   */
  public record Key(Query query, long collectionId, long revision) {
    private long characters() {
      long characters = query.text().length();
      characters += query.filter().toString().length();
      for (String phrase : query.matching().phrases()) {
        characters += phrase.length();
      }
      for (Turn turn : query.understanding().history()) {
        characters += turn.question().length() + turn.answer().length();
      }
      return characters;
    }
  }
}
