package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.LexicalTable;
import java.util.List;

/** The database's own full-text index: one for each collection, so that none ranks by another's. */
public interface TermIndex extends LexicalTable {

  /** Creates the index of a new collection. */
  void create(long collectionId);

  /** Drops the index of a collection. */
  void drop(long collectionId);

  /** Adds the terms of chunks whose ids count up from {@code firstId}. */
  void add(long collectionId, long firstId, List<NewChunk> chunks);

  /** Removes a document's chunks, which are still there. */
  void removeDocument(long collectionId, long documentId);
}
