package io.astraflow.store.sqlite.sql;

import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.retrieval.OwnField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What filters look into: the table {@code document_metadata}, and {@code metadata_field}, where
 * triggers count its fields.
 */
final class FieldRows {
  private final Handle handle;
  private final MetadataRows rows;

  FieldRows(Handle handle) {
    this.handle = handle;
    rows = new MetadataRows(handle, "document_metadata");
  }

  Map<String, String> of(long documentId) {
    return rows.of(documentId);
  }

  void insert(long collectionId, long documentId, Map<String, String> metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO document_metadata (document_id, name, value, collection_id, number)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      metadata.forEach(
          (name, value) ->
              batch.add(
                  documentId,
                  StoredText.of(name),
                  StoredText.of(value),
                  collectionId,
                  NumberKey.of(value)));
      batch.execute();
    }
  }

  // Rows are deleted before they come back: a replaced one would not run the trigger that counts.
  void add(long collectionId, long documentId, Map<String, String> metadata) {
    metadata
        .keySet()
        .forEach(
            name ->
                handle.execute(
                    "DELETE FROM document_metadata WHERE document_id = ? AND name = ?",
                    documentId,
                    StoredText.of(name)));
    Map<String, String> there = new HashMap<>(metadata);
    there.values().removeIf(String::isEmpty);
    insert(collectionId, documentId, there);
  }

  void delete(long documentId) {
    rows.delete(documentId);
  }

  List<MetadataField> fields(long collectionId) {
    return handle
        .select(
            "SELECT name, documents, numbers FROM metadata_field WHERE collection_id = ?"
                + " ORDER BY name",
            collectionId)
        .map(
            (row, context) ->
                new MetadataField(StoredText.read(row, "name"), row.getLong(2), row.getLong(3)))
        .list();
  }

  List<MetadataValue> values(long collectionId, String field, int limit) {
    Optional<OwnField> own = OwnField.of(field);
    List<Object> arguments = new ArrayList<>();
    arguments.add(collectionId);
    if (own.isEmpty()) {
      arguments.add(StoredText.of(field));
    }
    arguments.add(limit);
    String from =
        own.map(ConditionSql::column)
            .map(
                column ->
                    "SELECT %1$s AS value, count(*) AS documents FROM document d WHERE d.collection_id = ? AND %1$s IS NOT NULL"
                        .formatted(column))
            .orElse(
                "SELECT value, count(*) AS documents FROM document_metadata"
                    + " WHERE collection_id = ? AND name = ?");
    return handle
        .select(
            from + " GROUP BY value ORDER BY documents DESC, value LIMIT ?", arguments.toArray())
        .map(
            (row, context) ->
                new MetadataValue(StoredText.read(row, "value"), row.getLong("documents")))
        .list();
  }
}
