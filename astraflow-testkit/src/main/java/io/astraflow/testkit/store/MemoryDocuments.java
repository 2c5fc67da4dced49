package io.astraflow.testkit.store;

import io.astraflow.collection.DocumentStatus;
import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.MetadataNumber;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentTable;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.DocumentVersion.PageText;
import io.astraflow.spi.store.PendingDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of a state. */
record MemoryDocuments(MemoryState state) implements DocumentTable {
  @Override
  public Optional<DocumentRow> findBySource(long collectionId, String source) {
    return find(collectionId, document -> document.newest().source().equals(source)).findFirst();
  }

  @Override
  public Optional<DocumentRow> findByKey(long collectionId, String key) {
    return find(collectionId, document -> document.newest().key().equals(key)).findFirst();
  }

  @Override
  public List<DocumentRow> list(long collectionId, Filter filter, String afterSource, int limit) {
    Comparator<DocumentRow> order =
        Comparator.comparing(document -> document.newest().source(), Utf8Order.INSTANCE);
    return find(
            collectionId,
            document -> Utf8Order.INSTANCE.compare(document.newest().source(), afterSource) > 0)
        .filter(document -> PlainFilter.passes(document, filter))
        .sorted(order)
        .limit(limit)
        .toList();
  }

  @Override
  public List<MetadataField> fields(long collectionId) {
    Map<String, List<String>> values = new TreeMap<>(Utf8Order.INSTANCE);
    find(collectionId, document -> true)
        .flatMap(document -> document.published().stream())
        .flatMap(version -> version.metadata().entrySet().stream())
        .forEach(
            entry ->
                values
                    .computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                    .add(entry.getValue()));
    return values.entrySet().stream()
        .map(entry -> field(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public List<MetadataValue> values(long collectionId, String field, int limit) {
    Map<String, Long> counts =
        find(collectionId, document -> true)
            .flatMap(document -> PlainFilter.value(document, field).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> new MetadataValue(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(MetadataValue::documents)
                .reversed()
                .thenComparing(MetadataValue::value, Utf8Order.INSTANCE))
        .limit(limit)
        .toList();
  }

  @Override
  public List<DocumentRow> pending(long collectionId, long afterId, int limit) {
    return find(
            collectionId,
            document -> document.status() == DocumentStatus.PENDING && document.id() > afterId)
        .limit(limit)
        .toList();
  }

  @Override
  public DocumentRow pend(long collectionId, PendingDocument pending) {
    Optional<DocumentRow> old = findBySource(collectionId, pending.source());
    findByKey(collectionId, pending.key())
        .filter(holder -> !holder.newest().source().equals(pending.source()))
        .ifPresent(
            holder -> {
              throw new IllegalStateException("the key '" + pending.key() + "' is taken");
            });
    DocumentRow row =
        new DocumentRow(
            old.map(DocumentRow::id).orElseGet(state::nextId),
            collectionId,
            pending,
            DocumentStatus.PENDING,
            Optional.empty(),
            old.flatMap(DocumentRow::published));
    state.documents.put(row.id(), row);
    old.ifPresent(gone -> state.dropUnusedBlob(gone.newest().sha256()));
    return row;
  }

  @Override
  public void publish(long documentId, DocumentVersion version, Instant at) {
    DocumentRow old = state.documents.get(documentId);
    if (old == null) {
      throw new IllegalStateException("document " + documentId + " is gone");
    }
    check(old.collectionId(), version);
    boolean newest = old.newest().sha256().equals(version.sha256());
    state.documents.put(
        documentId,
        new DocumentRow(
            documentId,
            old.collectionId(),
            old.newest(),
            newest ? DocumentStatus.INGESTED : old.status(),
            newest ? Optional.empty() : old.failure(),
            Optional.of(published(version, at))));
    state.versions.put(documentId, version);
    state.chunks.values().removeIf(chunk -> chunk.documentId() == documentId);
    for (NewChunk chunk : version.chunks()) {
      state.chunks.put(
          state.nextId(), new MemoryState.StoredChunk(old.collectionId(), documentId, chunk));
    }
    old.published().ifPresent(gone -> state.dropUnusedBlob(gone.sha256()));
    new MemoryCollections(state).grow(old.collectionId());
  }

  @Override
  public boolean annotate(long documentId, Map<String, String> metadata) {
    DocumentRow old = state.documents.get(documentId);
    if (old == null || old.published().isEmpty()) {
      return false;
    }
    state.documents.put(
        documentId,
        new DocumentRow(
            documentId,
            old.collectionId(),
            old.newest(),
            old.status(),
            old.failure(),
            old.published().map(version -> annotated(version, metadata))));
    new MemoryCollections(state).grow(old.collectionId());
    return true;
  }

  private static DocumentRow.Published annotated(
      DocumentRow.Published version, Map<String, String> more) {
    Map<String, String> metadata = new HashMap<>(version.metadata());
    metadata.putAll(more);
    more.forEach((name, value) -> metadata.remove(name, ""));
    return new DocumentRow.Published(
        version.sha256(),
        version.pipeline(),
        version.title(),
        version.mediaType(),
        version.pages(),
        version.chunks(),
        version.notes(),
        metadata,
        version.at());
  }

  @Override
  public void fail(long documentId, String reason, Instant at) {
    state.documents.computeIfPresent(
        documentId,
        (id, old) ->
            new DocumentRow(
                id,
                old.collectionId(),
                old.newest(),
                DocumentStatus.FAILED,
                Optional.of(reason),
                old.published()));
  }

  @Override
  public void delete(long documentId) {
    DocumentRow old = state.documents.remove(documentId);
    if (old == null) {
      return;
    }
    state.versions.remove(documentId);
    state.summaries.remove(documentId);
    state.chunks.values().removeIf(chunk -> chunk.documentId() == documentId);
    state.dropUnusedBlob(old.newest().sha256());
    old.published().ifPresent(gone -> state.dropUnusedBlob(gone.sha256()));
    new MemoryCollections(state).grow(old.collectionId());
  }

  @Override
  public Optional<String> text(long documentId) {
    return Optional.ofNullable(state.versions.get(documentId)).map(MemoryDocuments::text);
  }

  private static MetadataField field(String name, List<String> values) {
    long numbers = values.stream().filter(value -> MetadataNumber.parse(value).isPresent()).count();
    return new MetadataField(name, values.size(), numbers);
  }

  private Stream<DocumentRow> find(long collectionId, Predicate<DocumentRow> condition) {
    return state.documents.values().stream()
        .filter(document -> document.collectionId() == collectionId)
        .filter(condition);
  }

  private void check(long collectionId, DocumentVersion version) {
    int dimension =
        new MemoryCollections(state)
            .listAll().stream()
                .filter(row -> row.id() == collectionId)
                .findFirst()
                .orElseThrow()
                .dimension();
    String text = text(version);
    for (NewChunk chunk : version.chunks()) {
      boolean literal =
          chunk.start() >= 0
              && chunk.end() - chunk.start() == chunk.text().length()
              && text.startsWith(chunk.text(), chunk.start());
      if (!literal || chunk.vector().length != dimension) {
        throw new IllegalArgumentException("a chunk does not fit its document: " + chunk);
      }
    }
  }

  private static String text(DocumentVersion version) {
    return version.pages().stream().map(PageText::text).collect(Collectors.joining());
  }

  private static DocumentRow.Published published(DocumentVersion version, Instant at) {
    return new DocumentRow.Published(
        version.sha256(),
        version.pipeline(),
        version.title(),
        version.mediaType(),
        (int) version.pages().stream().filter(page -> page.number() > 0).count(),
        version.chunks().size(),
        version.notes(),
        version.metadata(),
        at);
  }
}
