package io.astraflow.spi.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Documents' bytes, kept once under their hash while a document refers to them. */
public interface BlobTable {

  /** Returns whether bytes with this hash are kept. */
  boolean contains(String sha256);

  /**
   * Keeps bytes under their hash; does nothing if they are kept already. The document that refers
   * to them follows in the same transaction.
   *
   * @param bytes read to its end, not closed
   * @throws IOException if {@code bytes} cannot be read
   */
  void put(String sha256, InputStream bytes) throws IOException;

  /**
   * Passes the bytes to {@code action}, part by part, in order.
   *
   * @throws io.astraflow.error.CorruptDataException if there are none with this hash
   */
  void read(String sha256, Consumer<byte[]> action);
}
