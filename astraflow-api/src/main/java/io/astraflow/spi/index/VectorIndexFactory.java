package io.astraflow.spi.index;

import java.io.DataInput;
import java.io.IOException;

/**
 * Creates vector indexes of one kind. Found with {@link java.util.ServiceLoader}; safe for use by
 * many threads.
 */
public interface VectorIndexFactory {

  /** Returns the kind's identifier, in lower-case ASCII, such as {@code hnswlib}. */
  String id();

  /**
   * Creates an empty index.
   *
   * @param dimension components of every vector, positive
   * @param expectedSize how many vectors are likely to come; more may come
   */
  VectorIndex create(int dimension, int expectedSize);

  /**
   * Reads what {@link VectorIndex#save} wrote. The caller has checked the bytes' checksum.
   *
   * @param vectors gives the full vectors of the ids in the snapshot, which holds the graph alone
   * @throws IOException if the bytes cannot be read or do not make an index
   */
  VectorIndex load(int dimension, DataInput snapshot, VectorSource vectors) throws IOException;

  /** Gives full vectors. */
  @FunctionalInterface
  interface VectorSource {
    /**
     * Returns the vector of this id.
     *
     * @throws IOException if there is none
     */
    float[] vector(long id) throws IOException;
  }
}
