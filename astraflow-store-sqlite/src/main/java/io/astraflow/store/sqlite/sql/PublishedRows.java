package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.DocumentVersion.PageText;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What hangs from a document's published version: pages, chunks, vectors, terms, notes, metadata.
 */
final class PublishedRows {
  private static final int ROWS_A_BATCH = 200;

  private final Handle handle;
  private final TermIndex terms;
  private final FieldRows metadata;

  PublishedRows(Handle handle, TermIndex terms) {
    this.handle = handle;
    this.terms = terms;
    metadata = new FieldRows(handle);
  }

  FieldRows metadata() {
    return metadata;
  }

  List<String> notes(long documentId) {
    return handle
        .select("SELECT note FROM document_note WHERE document_id = ? ORDER BY ordinal", documentId)
        .map((row, context) -> StoredText.read(row, "note"))
        .list();
  }

  String text(long documentId) {
    StringBuilder text = new StringBuilder();
    handle
        .select("SELECT text FROM document_page WHERE document_id = ? ORDER BY ordinal", documentId)
        .map((row, context) -> StoredText.read(row, "text"))
        .forEach(text::append);
    return text.toString();
  }

  void insert(long collectionId, long documentId, DocumentVersion version) {
    metadata.insert(collectionId, documentId, version.metadata());
    insertNotes(documentId, version.notes());
    insertPages(documentId, version.pages());
    long id = reserve(version.chunks().size());
    for (int from = 0; from < version.chunks().size(); from += ROWS_A_BATCH) {
      int to = Math.min(version.chunks().size(), from + ROWS_A_BATCH);
      List<NewChunk> part = version.chunks().subList(from, to);
      insertChunks(collectionId, documentId, id + from, from, part);
      insertVectors(collectionId, id + from, part);
      terms.add(collectionId, id + from, part);
    }
  }

  void delete(long collectionId, long documentId) {
    terms.removeDocument(collectionId, documentId);
    handle.execute(
        "DELETE FROM chunk_vector WHERE chunk_id IN (SELECT id FROM chunk WHERE document_id = ?)",
        documentId);
    handle.execute("DELETE FROM chunk WHERE document_id = ?", documentId);
    handle.execute("DELETE FROM document_page WHERE document_id = ?", documentId);
    handle.execute("DELETE FROM document_note WHERE document_id = ?", documentId);
    metadata.delete(documentId);
  }

  private long reserve(int count) {
    handle.execute("UPDATE chunk_sequence SET last_id = last_id + ?", count);
    long last = handle.select("SELECT last_id FROM chunk_sequence").mapTo(Long.class).one();
    return last - count + 1;
  }

  private void insertNotes(long documentId, List<String> notes) {
    for (int i = 0; i < notes.size(); i++) {
      handle.execute(
          "INSERT INTO document_note (document_id, ordinal, note) VALUES (?, ?, ?)",
          documentId,
          i,
          StoredText.of(notes.get(i)));
    }
  }

  private void insertPages(long documentId, List<PageText> pages) {
    int start = 0;
    for (int i = 0; i < pages.size(); i++) {
      handle.execute(
          "INSERT INTO document_page (document_id, ordinal, number, start_offset, text)"
              + " VALUES (?, ?, ?, ?, ?)",
          documentId,
          i,
          pages.get(i).number(),
          start,
          StoredText.of(pages.get(i).text()));
      start += pages.get(i).text().length();
    }
  }

  private void insertChunks(
      long collectionId, long documentId, long firstId, int firstOrdinal, List<NewChunk> chunks) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO chunk (id, collection_id, document_id, ordinal, page, start_offset,"
                + " end_offset, heading, text, text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < chunks.size(); i++) {
        NewChunk chunk = chunks.get(i);
        batch.add(
            firstId + i,
            collectionId,
            documentId,
            firstOrdinal + i,
            chunk.page(),
            chunk.start(),
            chunk.end(),
            StoredText.of(chunk.heading()),
            StoredText.of(chunk.text()),
            chunk.textHash());
      }
      batch.execute();
    }
  }

  private void insertVectors(long collectionId, long firstId, List<NewChunk> chunks) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO chunk_vector (chunk_id, collection_id, vector) VALUES (?, ?, ?)")) {
      for (int i = 0; i < chunks.size(); i++) {
        batch.add(firstId + i, collectionId, StoredVector.of(chunks.get(i).vector()));
      }
      batch.execute();
    }
  }
}
