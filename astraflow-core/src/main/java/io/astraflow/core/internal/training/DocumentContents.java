package io.astraflow.core.internal.training;

import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow.Published;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is in the documents of a workspace, by their ids; for one thread. */
final class DocumentContents {
  private final Store store;
  private final String workspace;
  private final Map<String, String> known = new HashMap<>();

  DocumentContents(Store store, String workspace) {
    this.store = store;
    this.workspace = workspace;
  }

  /** Returns the hash of a document's bytes; its id where there is no such document. */
  String of(String documentId) {
    return known.computeIfAbsent(documentId, id -> store.read(tx -> hash(tx, id)).orElse(id));
  }

  private Optional<String> hash(Transaction tx, String documentId) {
    return tx.collections().list(workspace).stream()
        .map(CollectionRow::id)
        .flatMap(collection -> tx.documents().findByKey(collection, documentId).stream())
        .flatMap(row -> row.published().map(Published::sha256).stream())
        .findFirst();
  }
}
