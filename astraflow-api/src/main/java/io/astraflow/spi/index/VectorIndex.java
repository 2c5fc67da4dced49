package io.astraflow.spi.index;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Finds the nearest of many vectors of length 1 by their cosine.
 *
 * <p>Safe for use by many threads: searches run beside each other and beside one change.
 */
public interface VectorIndex {

  /** Returns how many vectors can be found. */
  int size();

  /** Returns the ids that can be found, in no order. */
  long[] ids();

  /**
   * Adds a vector, or replaces the one with this id.
   *
   * @param vector of the index's dimension, length 1; not changed afterwards by the caller
   * @throws IllegalArgumentException if the dimension differs or a component is not finite
   */
  void add(long id, float[] vector);

  /** Removes the vector with this id; says whether there was one. */
  boolean remove(long id);

  /**
   * Returns at most {@code k} hits, best first.
   *
   * @param k 1 or more
   * @param allowed which ids may be returned; asked during the search, so it must be quick
   */
  List<Hit> search(float[] query, int k, LongPredicate allowed);

  /** Writes the index without its vectors, for {@link VectorIndexFactory#load}. */
  void save(DataOutput out) throws IOException;

  /**
   * One vector found.
   *
   * @param id the vector's id
   * @param cosine similarity to the query, -1 to 1
   */
  record Hit(long id, float cosine) {}
}
