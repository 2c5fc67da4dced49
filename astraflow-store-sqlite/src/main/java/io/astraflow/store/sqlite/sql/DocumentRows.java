package io.astraflow.store.sqlite.sql;

import io.astraflow.collection.DocumentStatus;
import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentTable;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.PendingDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code document}, and what becomes of a document. */
final class DocumentRows implements DocumentTable {
  private final Handle handle;
  private final PublishedRows published;
  private final MetadataRows newestMetadata;
  private final CollectionRows collections;
  private final BlobRows blobs;

  DocumentRows(Handle handle, PublishedRows published, CollectionRows collections, BlobRows blobs) {
    this.handle = handle;
    this.published = published;
    this.collections = collections;
    this.blobs = blobs;
    newestMetadata = new MetadataRows(handle, "newest_metadata");
  }

  @Override
  public Optional<DocumentRow> findBySource(long collectionId, String source) {
    return one("collection_id = ? AND source = ?", collectionId, StoredText.of(source));
  }

  @Override
  public Optional<DocumentRow> findByKey(long collectionId, String key) {
    return one("collection_id = ? AND document_key = ?", collectionId, StoredText.of(key));
  }

  @Override
  public List<DocumentRow> list(long collectionId, Filter filter, String afterSource, int limit) {
    ConditionSql condition = ConditionSql.byDocument();
    String passes = filter.accept(condition);
    List<Object> arguments = new ArrayList<>();
    arguments.add(collectionId);
    arguments.add(StoredText.of(afterSource));
    arguments.addAll(condition.arguments());
    arguments.add(limit);
    return select(
        "collection_id = ? AND source > ? AND " + passes + " ORDER BY source LIMIT ?",
        arguments.toArray());
  }

  @Override
  public List<MetadataField> fields(long collectionId) {
    return published.metadata().fields(collectionId);
  }

  @Override
  public List<MetadataValue> values(long collectionId, String field, int limit) {
    return published.metadata().values(collectionId, field, limit);
  }

  @Override
  public List<DocumentRow> pending(long collectionId, long afterId, int limit) {
    return select(
        "collection_id = ? AND status = 'PENDING' AND id > ? ORDER BY id LIMIT ?",
        collectionId,
        afterId,
        limit);
  }

  @Override
  public DocumentRow pend(long collectionId, PendingDocument pending) {
    Optional<DocumentRow> old = findBySource(collectionId, pending.source());
    requireFreeKey(collectionId, pending);
    if (old.isPresent()) {
      update(old.get().id(), pending);
      blobs.release(List.of(old.get().newest().sha256()));
    } else {
      insert(collectionId, pending);
    }
    long id = idOf(collectionId, pending);
    newestMetadata.replace(id, pending.metadata());
    return byId(id).orElseThrow();
  }

  @Override
  public void publish(long documentId, DocumentVersion version, Instant at) {
    DocumentRow old =
        byId(documentId)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "document " + documentId + " was deleted: nothing can be published"));
    VersionCheck.check(version, collections.dimension(old.collectionId()));
    published.delete(old.collectionId(), documentId);
    published.insert(old.collectionId(), documentId, version);
    updatePublished(documentId, version, at);
    if (old.newest().sha256().equals(version.sha256())) {
      handle.execute(
          "UPDATE document SET status = 'INGESTED', failure = NULL, failed_at = NULL WHERE id = ?",
          documentId);
    }
    old.published().ifPresent(gone -> blobs.release(List.of(gone.sha256())));
    collections.grow(old.collectionId());
  }

  @Override
  public boolean annotate(long documentId, Map<String, String> metadata) {
    Optional<DocumentRow> row = byId(documentId).filter(found -> found.published().isPresent());
    row.ifPresent(
        found -> {
          published.metadata().add(found.collectionId(), documentId, metadata);
          collections.grow(found.collectionId());
        });
    return row.isPresent();
  }

  @Override
  public void fail(long documentId, String reason, Instant at) {
    handle.execute(
        "UPDATE document SET status = 'FAILED', failure = ?, failed_at = ? WHERE id = ?",
        StoredText.of(reason),
        at.toString(),
        documentId);
  }

  @Override
  public void delete(long documentId) {
    Optional<DocumentRow> old = byId(documentId);
    if (old.isEmpty()) {
      return;
    }
    published.delete(old.get().collectionId(), documentId);
    newestMetadata.delete(documentId);
    handle.execute("DELETE FROM document_summary WHERE document_id = ?", documentId);
    handle.execute("DELETE FROM document WHERE id = ?", documentId);
    blobs.release(List.of(old.get().newest().sha256()));
    old.get().published().ifPresent(gone -> blobs.release(List.of(gone.sha256())));
    collections.grow(old.get().collectionId());
  }

  @Override
  public Optional<String> text(long documentId) {
    return byId(documentId)
        .flatMap(DocumentRow::published)
        .map(version -> published.text(documentId));
  }

  private Optional<DocumentRow> byId(long documentId) {
    return one("id = ?", documentId);
  }

  private long idOf(long collectionId, PendingDocument pending) {
    return handle
        .select(
            "SELECT id FROM document WHERE collection_id = ? AND source = ?",
            collectionId,
            StoredText.of(pending.source()))
        .mapTo(Long.class)
        .one();
  }

  private void requireFreeKey(long collectionId, PendingDocument pending) {
    findByKey(collectionId, pending.key())
        .filter(holder -> !holder.newest().source().equals(pending.source()))
        .ifPresent(
            holder -> {
              throw new IllegalStateException(
                  "the key '"
                      + pending.key()
                      + "' of '"
                      + pending.source()
                      + "' is taken by '"
                      + holder.newest().source()
                      + "': give each document its own");
            });
  }

  private void insert(long collectionId, PendingDocument pending) {
    handle.execute(
        "INSERT INTO document (collection_id, document_key, source, newest_sha256, newest_bytes,"
            + " newest_media_type, status) VALUES (?, ?, ?, ?, ?, ?, 'PENDING')",
        collectionId,
        StoredText.of(pending.key()),
        StoredText.of(pending.source()),
        pending.sha256(),
        pending.bytes(),
        pending.mediaType().orElse(null));
  }

  private void update(long documentId, PendingDocument pending) {
    handle.execute(
        "UPDATE document SET document_key = ?, newest_sha256 = ?, newest_bytes = ?,"
            + " newest_media_type = ?, status = 'PENDING', failure = NULL, failed_at = NULL"
            + " WHERE id = ?",
        StoredText.of(pending.key()),
        pending.sha256(),
        pending.bytes(),
        pending.mediaType().orElse(null),
        documentId);
  }

  private void updatePublished(long documentId, DocumentVersion version, Instant at) {
    handle.execute(
        "UPDATE document SET published_sha256 = ?, published_pipeline = ?, published_title = ?,"
            + " published_media_type = ?, published_pages = ?, published_chunks = ?,"
            + " published_at = ? WHERE id = ?",
        version.sha256(),
        version.pipeline(),
        StoredText.of(version.title()),
        version.mediaType(),
        version.pages().stream().filter(page -> page.number() > 0).count(),
        version.chunks().size(),
        at.toString(),
        documentId);
  }

  private Optional<DocumentRow> one(String condition, Object... arguments) {
    return select(condition, arguments).stream().findFirst();
  }

  private List<DocumentRow> select(String condition, Object... arguments) {
    return handle
        .select("SELECT * FROM document d WHERE " + condition, arguments)
        .map((row, context) -> document(row))
        .list();
  }

  private DocumentRow document(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    @Nullable String failure = row.getString("failure");
    return new DocumentRow(
        id,
        row.getLong("collection_id"),
        newest(id, row),
        DocumentStatus.valueOf(row.getString("status")),
        failure == null ? Optional.empty() : Optional.of(StoredText.read(row, "failure")),
        row.getString("published_sha256") == null
            ? Optional.empty()
            : Optional.of(published(id, row)));
  }

  private PendingDocument newest(long id, ResultSet row) throws SQLException {
    return new PendingDocument(
        StoredText.read(row, "document_key"),
        StoredText.read(row, "source"),
        row.getString("newest_sha256"),
        row.getLong("newest_bytes"),
        Optional.ofNullable(row.getString("newest_media_type")),
        newestMetadata.of(id));
  }

  private DocumentRow.Published published(long id, ResultSet row) throws SQLException {
    return new DocumentRow.Published(
        row.getString("published_sha256"),
        row.getString("published_pipeline"),
        StoredText.read(row, "published_title"),
        row.getString("published_media_type"),
        row.getInt("published_pages"),
        row.getInt("published_chunks"),
        published.notes(id),
        published.metadata().of(id),
        Instant.parse(row.getString("published_at")));
  }
}
