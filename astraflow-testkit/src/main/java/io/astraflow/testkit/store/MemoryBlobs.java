package io.astraflow.testkit.store;

import io.astraflow.error.CorruptDataException;
import io.astraflow.spi.store.BlobTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The bytes of a state. */
record MemoryBlobs(MemoryState state) implements BlobTable {
  @Override
  public boolean contains(String sha256) {
    return state.blobs.containsKey(sha256);
  }

  @Override
  public void put(String sha256, InputStream bytes) throws IOException {
    if (!contains(sha256)) {
      state.blobs.put(sha256, bytes.readAllBytes());
    }
  }

  @Override
  public void read(String sha256, Consumer<byte[]> action) {
    byte[] bytes = state.blobs.get(sha256);
    if (bytes == null) {
      throw new CorruptDataException("no bytes are kept under " + sha256);
    }
    action.accept(bytes.clone());
  }
}
