package io.astraflow.http;

import java.io.IOException;

/** Bytes that arrive bit by bit, in pieces of any size. */
@FunctionalInterface
public interface ByteInput {

  /**
   * Reads what has arrived, and waits if nothing has.
   *
   * @return how many bytes, at least one; -1 at the end
   */
  int read(byte[] into, int offset, int length) throws IOException;
}
