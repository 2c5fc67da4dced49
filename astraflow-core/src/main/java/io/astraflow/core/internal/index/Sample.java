package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.Moments;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorQuery;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Some of a collection's vectors, to learn from how a query's cosines are spread: all of up to
 * 1,000, and about 900 of more.
 *
 * <p>An id's hash decides: whichever lie below a bound are in. So the sample is an even one at any
 * time, whatever was added or deleted since it was drawn: a new vector is in it by the same rule,
 * and a deletion takes from the sample in proportion. When it has grown too large, or shrunk too
 * far, the bound is moved. Searched by many threads, changed by one at a time.
 */
final class Sample {
  private static final int MOST = 1_000;
  private static final int AIM = 900;
  private static final int LEAST = 600;

  private final ExactIndex vectors;
  private long bound = Long.MAX_VALUE;

  Sample(int dimension) {
    vectors = new ExactIndex(dimension, 0);
  }

  int size() {
    return vectors.size();
  }

  /** Returns the spread of the query's cosines over the sample. */
  Moments moments(float[] query) {
    Moments moments = new Moments();
    vectors.search(VectorQuery.nearest(query, 1), moments);
    return moments;
  }

  /** Takes a vector that is new in the collection, if it belongs here. */
  void offer(long id, float[] vector) {
    if (belongs(id)) {
      vectors.add(id, vector);
      if (vectors.size() >= 2 * MOST) {
        lower(bound / 2);
      }
    }
  }

  void remove(long id) {
    vectors.remove(id);
  }

  /**
   * Brings the size into its limits again.
   *
   * @param known the collection's ids
   * @param fetch has the vectors of ids offered to this
   */
  void balance(IdSet known, Consumer<long[]> fetch) {
    int size = vectors.size();
    if (size > MOST) {
      lower(boundFor(known.size()));
    } else if (size < Math.min(LEAST, known.size())) {
      bound = boundFor(known.size());
      IdSet here = sorted(vectors.ids());
      fetch.accept(
          Arrays.stream(known.ids()).filter(this::belongs).filter(here.negate()).toArray());
    }
  }

  private boolean belongs(long id) {
    return hash(id) <= bound;
  }

  private void lower(long to) {
    bound = Math.min(bound, to);
    for (long id : vectors.ids()) {
      if (!belongs(id)) {
        vectors.remove(id);
      }
    }
  }

  private static long boundFor(int size) {
    return size <= MOST ? Long.MAX_VALUE : Long.MAX_VALUE / size * AIM;
  }

  private static IdSet sorted(long[] ids) {
    Arrays.sort(ids);
    return IdSet.ofAscending(ids);
  }

  /** Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014), mix64. */
  private static long hash(long id) {
    long mixed = (id ^ id >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return (mixed ^ mixed >>> 31) & Long.MAX_VALUE;
  }
}
