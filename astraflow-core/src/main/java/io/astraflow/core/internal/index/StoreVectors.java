package io.astraflow.core.internal.index;

import io.astraflow.error.CorruptDataException;
import io.astraflow.spi.index.VectorSource;
import io.astraflow.spi.store.ChunkTable.VectorConsumer;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The vectors of one collection in the store. Safe for use by many threads. */
final class StoreVectors implements VectorSource {
  private final Store store;
  private final CollectionRow collection;

  StoreVectors(Store store, CollectionRow collection) {
    this.store = store;
    this.collection = collection;
  }

  @Override
  public float[] vector(long id) throws IOException {
    AtomicReference<float @Nullable []> found = new AtomicReference<>();
    read(new long[] {id}, (same, vector) -> found.set(vector));
    float[] vector = found.get();
    if (vector == null) {
      throw new IOException(
          "The store has no vector " + id + " of collection '" + collection.name() + "'");
    }
    return vector;
  }

  /** Passes on the vectors with these ids, in no order; ids that are gone are left out. */
  void read(long[] ids, VectorConsumer action) {
    store.read(
        tx -> {
          tx.chunks().forEachVector(collection.id(), ids, action);
          return true;
        });
  }

  /** As {@link #read}, for an action that refuses vectors that are of no use. */
  void readChecked(long[] ids, VectorConsumer action) {
    read(
        ids,
        (id, vector) -> {
          try {
            action.accept(id, vector);
          } catch (IllegalArgumentException e) {
            throw new CorruptDataException(
                "The stored vector of chunk %d in collection '%s' cannot be used (%s): run verify, then restore a backup or ingest its document again"
                    .formatted(id, collection.name(), e.getMessage()),
                e);
          }
        });
  }
}
