package io.astraflow.spi.index;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Finds the nearest of many vectors of length 1 by their cosine.
 *
 * <p>Safe for use by many threads: searches run beside each other and beside changes.
 */
public interface VectorIndex extends AutoCloseable {

  /** Returns what this is, for people, such as {@code packed graph, int4, Vector API}. */
  String description();

  /** Returns how many vectors can be found. */
  int size();

  /** Returns the ids that can be found, in no order. */
  long[] ids();

  /**
   * Adds a vector, or replaces the one with this id.
   *
   * @param vector of the index's dimension, length 1; not changed afterwards by the caller
   * @throws IllegalArgumentException if the dimension differs, a component is not finite, or the
   *     length is not 1
   */
  void add(long id, float[] vector);

  /** Removes the vector with this id; says whether there was one. */
  boolean remove(long id);

  /**
   * Returns at most {@code k} hits, best first, with exact cosines.
   *
   * @throws IllegalArgumentException if the query's dimension differs, a component is not finite,
   *     or the length is not 1
   */
  List<Hit> search(VectorQuery query);

  /** Writes the index without its full vectors, for {@link VectorIndexFactory#load}. */
  void save(DataOutput out) throws IOException;

  /** Gives back what the index holds outside the heap; the space's file stays. */
  @Override
  void close();

  /**
   * One vector found.
   *
   * @param id the vector's id
   * @param cosine similarity to the query, -1 to 1
   */
  record Hit(long id, float cosine) {}
}
