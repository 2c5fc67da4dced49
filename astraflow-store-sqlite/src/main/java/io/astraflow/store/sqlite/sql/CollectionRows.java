package io.astraflow.store.sqlite.sql;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.DocumentStatus;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.CollectionTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** The table {@code collection}. */
final class CollectionRows implements CollectionTable {
  private static final String OF_COLLECTION =
      " WHERE document_id IN (SELECT id FROM document WHERE collection_id = ?)";

  private final Handle handle;
  private final TermIndex terms;
  private final BlobRows blobs;

  CollectionRows(Handle handle, TermIndex terms, BlobRows blobs) {
    this.handle = handle;
    this.terms = terms;
    this.blobs = blobs;
  }

  @Override
  public Optional<CollectionRow> find(String workspace, String name) {
    return select(
            " WHERE workspace = ? AND name = ?", StoredText.of(workspace), StoredText.of(name))
        .stream()
        .findFirst();
  }

  @Override
  public CollectionRow create(CollectionRow row) {
    if (find(row.workspace(), row.name()).isPresent()) {
      throw new IllegalStateException(
          "workspace '" + row.workspace() + "' has a collection '" + row.name() + "' already");
    }
    handle.execute(
        "INSERT INTO collection (workspace, name, embedding_model, fingerprint, dimension,"
            + " chunk_tokens, overlap_tokens, revision, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
        StoredText.of(row.workspace()),
        StoredText.of(row.name()),
        row.embeddingModel(),
        row.fingerprint(),
        row.dimension(),
        row.chunkTokens(),
        row.overlapTokens(),
        row.createdAt().toString());
    CollectionRow created = find(row.workspace(), row.name()).orElseThrow();
    terms.create(created.id());
    return created;
  }

  @Override
  public List<CollectionRow> list(String workspace) {
    return select(" WHERE workspace = ? ORDER BY name", StoredText.of(workspace));
  }

  @Override
  public List<CollectionRow> listAll() {
    return select(" ORDER BY id");
  }

  @Override
  public long revision(long collectionId) {
    return handle
        .select("SELECT revision FROM collection WHERE id = ?", collectionId)
        .mapTo(Long.class)
        .findOne()
        .orElse(-1L);
  }

  @Override
  public CollectionCounts counts(long collectionId) {
    return new CollectionCounts(
        count("document", collectionId),
        count("chunk", collectionId),
        count("chunk_vector", collectionId),
        count(DocumentStatus.PENDING, collectionId),
        count(DocumentStatus.FAILED, collectionId));
  }

  @Override
  public CollectionSettings settings(long collectionId) {
    return handle
        .select("SELECT * FROM collection_settings WHERE collection_id = ?", collectionId)
        .map((row, context) -> settings(row))
        .findOne()
        .orElse(CollectionSettings.defaults());
  }

  @Override
  public void configure(long collectionId, CollectionSettings settings) {
    if (revision(collectionId) < 0) {
      throw new IllegalStateException(
          "collection " + collectionId + " was deleted: it cannot be configured");
    }
    OptionalDouble threshold = settings.relevanceThreshold();
    handle.execute(
        "INSERT OR REPLACE INTO collection_settings (collection_id, summarize_after_ingestion,"
            + " insights_after_ingestion, relevance_threshold) VALUES (?, ?, ?, ?)",
        collectionId,
        settings.summarizeAfterIngestion(),
        settings.insightsAfterIngestion(),
        threshold.isPresent() ? threshold.getAsDouble() : null);
  }

  @Override
  public void delete(long collectionId) {
    if (revision(collectionId) < 0) {
      return;
    }
    List<String> hashes = blobs.hashesUsedIn(collectionId);
    terms.drop(collectionId);
    handle.execute("DELETE FROM chunk_vector WHERE collection_id = ?", collectionId);
    handle.execute("DELETE FROM chunk WHERE collection_id = ?", collectionId);
    for (String table :
        List.of(
            "document_page",
            "document_note",
            "document_metadata",
            "newest_metadata",
            "document_summary")) {
      handle.execute("DELETE FROM " + table + OF_COLLECTION, collectionId);
    }
    handle.execute("DELETE FROM document WHERE collection_id = ?", collectionId);
    handle.execute("DELETE FROM collection_summary WHERE collection_id = ?", collectionId);
    handle.execute("DELETE FROM collection_settings WHERE collection_id = ?", collectionId);
    handle.execute("DELETE FROM collection WHERE id = ?", collectionId);
    blobs.release(hashes);
  }

  /** Counts a change to what can be found. */
  void grow(long collectionId) {
    handle.execute("UPDATE collection SET revision = revision + 1 WHERE id = ?", collectionId);
  }

  /** Returns the dimension of a collection's vectors. */
  int dimension(long collectionId) {
    return handle
        .select("SELECT dimension FROM collection WHERE id = ?", collectionId)
        .mapTo(Integer.class)
        .one();
  }

  private long count(String table, long collectionId) {
    return handle
        .select("SELECT count(*) FROM " + table + " WHERE collection_id = ?", collectionId)
        .mapTo(Long.class)
        .one();
  }

  private long count(DocumentStatus status, long collectionId) {
    return handle
        .select(
            "SELECT count(*) FROM document WHERE collection_id = ? AND status = ?",
            collectionId,
            status.name())
        .mapTo(Long.class)
        .one();
  }

  private List<CollectionRow> select(String condition, Object... arguments) {
    return handle
        .select("SELECT * FROM collection" + condition, arguments)
        .map((row, context) -> collection(row))
        .list();
  }

  private static CollectionSettings settings(ResultSet row) throws SQLException {
    double threshold = row.getDouble("relevance_threshold");
    boolean unset = row.wasNull();
    return new CollectionSettings(
        row.getBoolean("summarize_after_ingestion"),
        row.getBoolean("insights_after_ingestion"),
        unset ? OptionalDouble.empty() : OptionalDouble.of(threshold));
  }

  private static CollectionRow collection(ResultSet row) throws SQLException {
    return new CollectionRow(
        row.getLong("id"),
        StoredText.read(row, "workspace"),
        StoredText.read(row, "name"),
        row.getString("embedding_model"),
        row.getString("fingerprint"),
        row.getInt("dimension"),
        row.getInt("chunk_tokens"),
        row.getInt("overlap_tokens"),
        row.getLong("revision"),
        Instant.parse(row.getString("created_at")));
  }
}
