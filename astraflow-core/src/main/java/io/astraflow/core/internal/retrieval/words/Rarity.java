package io.astraflow.core.internal.retrieval.words;

import io.astraflow.core.internal.text.QueryWord;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How rare words are in a collection: ln(1 + N / n), where n of its N chunks have the word (Spärck
 * Jones, "A Statistical Interpretation of Term Specificity and Its Application in Retrieval",
 * 1972). A word that no chunk has is taken for one that a single chunk has. In a script without
 * spaces it counts half: many a pair of characters that stands nowhere is no word, but the end of
 * one and the beginning of the next. Safe for use by many threads.
 */
public final class Rarity {
  /** Whoever has this many chunks is frequent; counting on would cost without telling much. */
  private static final int FREQUENT = 10_000;

  private final Store store;
  private final long collectionId;
  private volatile Size size = new Size(-1, 0);

  /** Creates it for a collection, reading nothing yet. */
  public Rarity(Store store, long collectionId) {
    this.store = store;
    this.collectionId = collectionId;
  }

  /** Returns the rarity of each word, more than 0. */
  public Map<QueryWord, Double> of(List<QueryWord> words) {
    Set<String> terms = new LinkedHashSet<>();
    words.forEach(word -> terms.addAll(word.terms()));
    return store.read(
        tx -> {
          long chunks = chunks(tx);
          Map<String, Integer> known = tx.lexical().known(collectionId, terms, FREQUENT);
          Map<QueryWord, Double> rarity = new HashMap<>();
          for (QueryWord word : words) {
            rarity.put(word, rarity(word, known, chunks));
          }
          return rarity;
        });
  }

  private static double rarity(QueryWord word, Map<String, Integer> known, long chunks) {
    int having =
        word.terms().stream().mapToInt(term -> known.getOrDefault(term, 0)).max().orElse(0);
    double rarity = Math.log1p(Math.max(1, chunks) / (double) Math.max(1, having));
    return having == 0 && !word.spaced() ? rarity / 2 : rarity;
  }

  private long chunks(Transaction tx) {
    long revision = tx.collections().revision(collectionId);
    Size known = size;
    if (known.revision() != revision) {
      known = new Size(revision, tx.chunks().count(collectionId, 0, Long.MAX_VALUE));
      size = known;
    }
    return known.chunks();
  }

  private record Size(long revision, long chunks) {}
}
