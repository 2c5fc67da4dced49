package io.astraflow.store.sqlite.sql;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkPlace;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.ChunkTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/** Reads the tables {@code chunk} and {@code chunk_vector}; {@link PublishedRows} writes them. */
final class ChunkRows implements ChunkTable {
  private static final String WITH_DOCUMENT =
      "SELECT c.*, d.document_key, d.source, d.published_title"
          + " FROM chunk c JOIN document d ON d.id = c.document_id WHERE ";

  private final Handle handle;

  ChunkRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<ChunkRow> find(long collectionId, List<Long> ids) {
    Map<Long, ChunkRow> found = new HashMap<>();
    for (Batch batch : Batch.of(collectionId, ids)) {
      handle
          .select(
              WITH_DOCUMENT + "c.collection_id = ? AND c.id IN " + batch.placeholders(),
              batch.arguments())
          .map((row, context) -> chunk(row))
          .forEach(chunk -> found.put(chunk.id(), chunk));
    }
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<ChunkRow> list(long collectionId, long afterId, int limit) {
    return list(
        "c.collection_id = ? AND c.id > ? ORDER BY c.id LIMIT ?", collectionId, afterId, limit);
  }

  @Override
  public List<ChunkRow> listDocument(long documentId, long afterId, int limit) {
    // A document's ids follow each other as its ordinals do, and those are in the index.
    return list(
        "c.document_id = ? AND c.ordinal > ?"
            + " - (SELECT id FROM chunk WHERE document_id = ? AND ordinal = 0)"
            + " ORDER BY c.ordinal LIMIT ?",
        documentId,
        afterId,
        documentId,
        limit);
  }

  private List<ChunkRow> list(String condition, Object... arguments) {
    return handle
        .select(WITH_DOCUMENT + condition, arguments)
        .map((row, context) -> chunk(row))
        .list();
  }

  @Override
  public Map<Long, ChunkPlace> places(long collectionId, Collection<Long> ids) {
    Map<Long, ChunkPlace> found = new HashMap<>();
    for (Batch batch : Batch.of(collectionId, List.copyOf(ids))) {
      places("WHERE collection_id = ? AND id IN " + batch.placeholders(), batch.arguments())
          .forEach(place -> found.put(place.chunkId(), place));
    }
    return found;
  }

  @Override
  public List<ChunkPlace> places(long documentId, int first, int last) {
    return places(
        "WHERE document_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
        documentId,
        first,
        last);
  }

  private List<ChunkPlace> places(String condition, Object... arguments) {
    return handle
        .select(
            "SELECT id, document_id, ordinal, start_offset, end_offset, heading FROM chunk "
                + condition,
            arguments)
        .map((row, context) -> place(row))
        .list();
  }

  @Override
  public long[] ids(long collectionId, Filter filter) {
    if (filter.isAll()) {
      return ids("SELECT id FROM chunk WHERE collection_id = ? ORDER BY id", collectionId);
    }
    FilterSql passing = FilterSql.of(collectionId, filter);
    return ids(
        "SELECT id FROM chunk WHERE document_id IN (" + passing.query() + ") ORDER BY id",
        passing.arguments().toArray());
  }

  @Override
  public long[] ids(long collectionId, long first, long last) {
    return ids(
        "SELECT id FROM chunk WHERE collection_id = ? AND id BETWEEN ? AND ? ORDER BY id",
        collectionId,
        first,
        last);
  }

  @Override
  public long count(long collectionId, long first, long last) {
    return handle
        .select(
            "SELECT count(*) FROM chunk WHERE collection_id = ? AND id BETWEEN ? AND ?",
            collectionId,
            first,
            last)
        .mapTo(Long.class)
        .one();
  }

  @Override
  public void forEachVector(long collectionId, VectorConsumer action) {
    forEachVector(
        "SELECT chunk_id, vector FROM chunk_vector WHERE collection_id = ? ORDER BY chunk_id",
        action,
        collectionId);
  }

  @Override
  public void forEachVector(long collectionId, long[] ids, VectorConsumer action) {
    for (Batch batch : Batch.of(collectionId, LongStream.of(ids).boxed().toList())) {
      forEachVector(
          "SELECT chunk_id, vector FROM chunk_vector WHERE collection_id = ? AND chunk_id IN "
              + batch.placeholders(),
          action,
          batch.arguments());
    }
  }

  @Override
  public Map<String, float[]> vectorsByTextHash(long collectionId, Collection<String> hashes) {
    Map<String, float[]> vectors = new HashMap<>();
    for (Batch batch : Batch.of(collectionId, List.copyOf(hashes))) {
      handle
          .select(
              "SELECT c.text_hash, v.vector FROM chunk_vector v JOIN"
                  + " (SELECT min(id) AS id, text_hash FROM chunk"
                  + " WHERE collection_id = ? AND text_hash IN "
                  + batch.placeholders()
                  + " GROUP BY text_hash) c ON c.id = v.chunk_id",
              batch.arguments())
          .map(
              (row, context) ->
                  Map.entry(
                      row.getString("text_hash"), StoredVector.decode(row.getBytes("vector"))))
          .forEach(entry -> vectors.put(entry.getKey(), entry.getValue()));
    }
    return vectors;
  }

  private void forEachVector(String query, VectorConsumer action, Object... arguments) {
    handle
        .select(query, arguments)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                ResultSet row = rows.get();
                while (row.next()) {
                  action.accept(row.getLong(1), StoredVector.decode(row.getBytes(2)));
                }
              }
              return action;
            });
  }

  private long[] ids(String query, Object... arguments) {
    return handle
        .select(query, arguments)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return ids(rows.get());
              }
            });
  }

  private static long[] ids(ResultSet rows) throws SQLException {
    long[] ids = new long[256];
    int size = 0;
    while (rows.next()) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
      }
      ids[size++] = rows.getLong(1);
    }
    return Arrays.copyOf(ids, size);
  }

  private static ChunkPlace place(ResultSet row) throws SQLException {
    return new ChunkPlace(
        row.getLong("id"),
        row.getLong("document_id"),
        row.getInt("ordinal"),
        row.getInt("start_offset"),
        row.getInt("end_offset"),
        StoredText.read(row, "heading"));
  }

  private static ChunkRow chunk(ResultSet row) throws SQLException {
    return new ChunkRow(
        row.getLong("id"),
        StoredText.read(row, "document_key"),
        StoredText.read(row, "source"),
        StoredText.read(row, "published_title"),
        row.getInt("page"),
        row.getInt("start_offset"),
        row.getInt("end_offset"),
        StoredText.read(row, "heading"),
        StoredText.read(row, "text"));
  }
}
