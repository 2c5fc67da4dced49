package io.astraflow.spi.index;

import java.io.IOException;

/**
 * Gives full vectors by id: the truth of which every index is made. Safe for use by many threads.
 */
@FunctionalInterface
public interface VectorSource {

  /**
   * Returns the vector of this id, of length 1; the array is the caller's own.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  float[] vector(long id) throws IOException;
}
