package io.astraflow.testkit.store;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.DocumentStatus;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.CollectionTable;
import io.astraflow.spi.store.DocumentRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The collections of a state. */
record MemoryCollections(MemoryState state) implements CollectionTable {
  @Override
  public Optional<CollectionRow> find(String workspace, String name) {
    return list(workspace).stream().filter(row -> row.name().equals(name)).findFirst();
  }

  @Override
  public CollectionRow create(CollectionRow row) {
    if (find(row.workspace(), row.name()).isPresent()) {
      throw new IllegalStateException("there is a collection '" + row.name() + "' already");
    }
    return put(state.nextId(), row, 0);
  }

  @Override
  public List<CollectionRow> list(String workspace) {
    return state.collections.values().stream()
        .filter(row -> row.workspace().equals(workspace))
        .sorted(Comparator.comparing(CollectionRow::name, Utf8Order.INSTANCE))
        .toList();
  }

  @Override
  public List<CollectionRow> listAll() {
    return List.copyOf(state.collections.values());
  }

  @Override
  public long revision(long collectionId) {
    CollectionRow row = state.collections.get(collectionId);
    return row == null ? -1 : row.revision();
  }

  @Override
  public CollectionCounts counts(long collectionId) {
    List<DocumentRow> documents =
        state.documents.values().stream()
            .filter(document -> document.collectionId() == collectionId)
            .toList();
    long chunks = state.chunksOf(collectionId).size();
    return new CollectionCounts(
        documents.size(),
        chunks,
        chunks,
        count(documents, DocumentStatus.PENDING),
        count(documents, DocumentStatus.FAILED));
  }

  @Override
  public CollectionSettings settings(long collectionId) {
    return state.settings.getOrDefault(collectionId, CollectionSettings.defaults());
  }

  @Override
  public void configure(long collectionId, CollectionSettings settings) {
    if (revision(collectionId) < 0) {
      throw new IllegalStateException("the collection is gone: " + collectionId);
    }
    state.settings.put(collectionId, settings);
  }

  @Override
  public void delete(long collectionId) {
    List<Long> documents =
        state.documents.values().stream()
            .filter(document -> document.collectionId() == collectionId)
            .map(DocumentRow::id)
            .toList();
    documents.forEach(new MemoryDocuments(state)::delete);
    state.summaries.remove(collectionId);
    state.settings.remove(collectionId);
    state.collections.remove(collectionId);
  }

  /** Counts a change to what can be found. */
  void grow(long collectionId) {
    CollectionRow row = state.collections.get(collectionId);
    if (row != null) {
      put(collectionId, row, row.revision() + 1);
    }
  }

  private CollectionRow put(long id, CollectionRow row, long revision) {
    CollectionRow stored =
        new CollectionRow(
            id,
            row.workspace(),
            row.name(),
            row.embeddingModel(),
            row.fingerprint(),
            row.dimension(),
            row.chunkTokens(),
            row.overlapTokens(),
            revision,
            row.createdAt());
    state.collections.put(id, stored);
    return stored;
  }

  private static long count(List<DocumentRow> documents, DocumentStatus status) {
    return documents.stream().filter(document -> document.status() == status).count();
  }
}
