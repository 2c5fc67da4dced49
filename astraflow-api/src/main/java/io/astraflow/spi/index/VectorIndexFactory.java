package io.astraflow.spi.index;

import java.io.DataInput;
import java.io.IOException;

/**
 * Creates vector indexes of one kind. Found with {@link java.util.ServiceLoader}; safe for use by
 * many threads.
 */
public interface VectorIndexFactory {

  /** Returns the kind's identifier, in lower-case ASCII, such as {@code packed}. */
  String id();

  /** Creates an empty index. Whatever is in the space's file is overwritten. */
  VectorIndex create(VectorSpace space);

  /**
   * Reads what {@link VectorIndex#save} wrote. The caller has checked the bytes' checksum; the
   * space's file may be the one of the saved index, as it was then or later, another, damaged, or
   * missing.
   *
   * @throws IOException if the bytes cannot be read or do not make an index
   */
  VectorIndex load(VectorSpace space, DataInput snapshot) throws IOException;

  /** Estimates the bytes of heap that an index of so many vectors takes. */
  long heapBytes(int dimension, long size);
}
