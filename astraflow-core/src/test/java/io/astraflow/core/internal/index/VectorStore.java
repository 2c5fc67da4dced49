package io.astraflow.core.internal.index;

import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.DocumentVersion.PageText;
import io.astraflow.spi.store.PendingDocument;
import io.astraflow.spi.store.Store;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A store with one collection, whose documents are nothing but vectors. */
final class VectorStore {
  private final Store store = new MemoryStoreFactory().open(Path.of("vectors"));
  private final CollectionRow collection;
  private int documents;

  VectorStore(int dimension) {
    CollectionRow row =
        new CollectionRow(
            0, "default", "papers", "model", "model-1", dimension, 200, 20, 0, Instant.EPOCH);
    collection = store.write(tx -> tx.collections().create(row));
  }

  Store store() {
    return store;
  }

  CollectionRow collection() {
    return collection;
  }

  /** Commits a document with a chunk for each vector, and returns the document's id. */
  long publish(float[]... vectors) {
    String name = "document-" + documents++;
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    String hash = "%064x".formatted(documents);
    String text = "x".repeat(vectors.length);
    List<NewChunk> chunks =
        IntStream.range(0, vectors.length)
            .mapToObj(i -> new NewChunk(0, i, i + 1, "", "x", "x", hash, vectors[i]))
            .toList();
    PendingDocument pending =
        new PendingDocument(name, name, hash, bytes.length, Optional.empty(), Map.of());
    DocumentVersion version =
        new DocumentVersion(
            hash,
            "p",
            name,
            "text/plain",
            List.of(),
            Map.of(),
            List.of(new PageText(0, text)),
            chunks);
    return store.write(
        tx -> {
          long id = tx.documents().pend(collection.id(), pending).id();
          tx.documents().publish(id, version, Instant.EPOCH);
          return id;
        });
  }

  void delete(long document) {
    store.write(
        tx -> {
          tx.documents().delete(document);
          return true;
        });
  }

  void deleteCollection() {
    store.write(
        tx -> {
          tx.collections().delete(collection.id());
          return true;
        });
  }
}
