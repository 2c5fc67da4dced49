package io.astraflow.spi.store;

import java.util.Optional;

/** One summary for each document and collection that has one; deleted with it. */
public interface SummaryTable {

  /** Returns the summary of a document, whichever version of it that is of. */
  Optional<SummaryRow> ofDocument(long documentId);

  /** Returns the summary of a collection. */
  Optional<SummaryRow> ofCollection(long collectionId);

  /**
   * Keeps a summary of a document in the place of the one before.
   *
   * @throws IllegalStateException if the document is gone
   */
  void putOfDocument(long documentId, SummaryRow summary);

  /**
   * Keeps a summary of a collection in the place of the one before.
   *
   * @throws IllegalStateException if the collection is gone
   */
  void putOfCollection(long collectionId, SummaryRow summary);
}
