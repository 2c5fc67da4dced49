package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The side of the search that goes by vectors. Safe for use by many threads. */
final class SemanticSide {
  /** What an embedding model adds to a query, its prefix and special tokens, fits in here. */
  private static final int RESERVED_TOKENS = 16;

  private static final double LEAST_LENGTH = 1e-3;

  private final DotProduct cosine = DotProduct.fastest();
  private final Store store;
  private final long collectionId;
  private final CollectionIndex index;
  private final EmbeddingAdapter model;

  SemanticSide(Store store, long collectionId, CollectionIndex index, EmbeddingAdapter model) {
    this.store = store;
    this.collectionId = collectionId;
    this.index = index;
    this.model = model;
  }

  /**
   * Returns the vector of a query.
   *
   * @throws InvalidInputException if it is longer than the model reads
   */
  float[] embed(String text) throws InterruptedException {
    int tokens = model.countTokens(text);
    int most = model.maxTokens() - RESERVED_TOKENS;
    if (tokens > most) {
      throw new InvalidInputException(
          "The question has %d tokens, but the embedding model %s reads %d at the most: shorten it, or search in lexical mode"
              .formatted(tokens, model.id(), most));
    }
    return model.embedQuery(text);
  }

  /** Returns whether the model reads the whole of a query. */
  boolean fits(String text) {
    return model.countTokens(text) <= model.maxTokens() - RESERVED_TOKENS;
  }

  /**
   * Returns the mean of a query's vector and that of a passage such as might answer it.
   *
   * @throws InvalidInputException if the query is longer than the model reads
   */
  float[] embed(String text, String answer) throws InterruptedException {
    float[] query = embed(text);
    float[] passage = model.embedPassages(List.of(answer)).get(0);
    float[] sum = new float[query.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = query[i] + passage[i];
    }
    double length = Math.sqrt(cosine.of(sum, sum));
    if (length < LEAST_LENGTH) { // They point away from each other: the answer is of no use.
      return query;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (sum[i] / length);
    }
    return sum;
  }

  /** Returns the nearest chunks among those that have all phrases and pass the filter. */
  Nearest nearest(float[] vector, int wanted, List<Phrase> phrases, Filter filter)
      throws InterruptedException {
    return index.search(vector, wanted, allowed(phrases, filter));
  }

  /** Returns the vectors of these chunks; those that are gone are left out. */
  Map<Long, float[]> of(Collection<Long> chunkIds) {
    Map<Long, float[]> vectors = new HashMap<>();
    if (!chunkIds.isEmpty()) {
      long[] ids = chunkIds.stream().mapToLong(id -> id).toArray();
      store.read(
          tx -> {
            tx.chunks().forEachVector(collectionId, ids, vectors::put);
            return true;
          });
    }
    return vectors;
  }

  /** Returns the cosine of each vector and a query's. */
  Map<Long, Double> cosines(float[] query, Map<Long, float[]> vectors) {
    Map<Long, Double> cosines = new HashMap<>();
    vectors.forEach((id, vector) -> cosines.put(id, (double) cosine.of(query, vector)));
    return cosines;
  }

  private long @Nullable [] allowed(List<Phrase> phrases, Filter filter) {
    if (!phrases.isEmpty()) {
      return store.read(tx -> tx.lexical().ids(collectionId, phrases, filter));
    }
    return filter.isAll() ? null : store.read(tx -> tx.chunks().ids(collectionId, filter));
  }
}
