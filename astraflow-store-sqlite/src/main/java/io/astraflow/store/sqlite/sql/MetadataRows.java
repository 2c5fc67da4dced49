package io.astraflow.store.sqlite.sql;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A table of a document's names and values: {@code newest_metadata} or {@code document_metadata}.
 */
final class MetadataRows {
  private final Handle handle;
  private final String table;

  MetadataRows(Handle handle, String table) {
    this.handle = handle;
    this.table = table;
  }

  Map<String, String> of(long documentId) {
    Map<String, String> metadata = new HashMap<>();
    handle
        .select("SELECT name, value FROM " + table + " WHERE document_id = ?", documentId)
        .map(
            (row, context) ->
                Map.entry(StoredText.read(row, "name"), StoredText.read(row, "value")))
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
    return metadata;
  }

  void replace(long documentId, Map<String, String> metadata) {
    delete(documentId);
    metadata.forEach(
        (name, value) ->
            handle.execute(
                "INSERT INTO " + table + " (document_id, name, value) VALUES (?, ?, ?)",
                documentId,
                StoredText.of(name),
                StoredText.of(value)));
  }

  void delete(long documentId) {
    handle.execute("DELETE FROM " + table + " WHERE document_id = ?", documentId);
  }
}
