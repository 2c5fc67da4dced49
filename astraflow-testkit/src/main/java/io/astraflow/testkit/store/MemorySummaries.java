package io.astraflow.testkit.store;

import io.astraflow.spi.store.SummaryRow;
import io.astraflow.spi.store.SummaryTable;
import java.util.Map;
import java.util.Optional;

/** The summaries of a state; ids are unique over documents and collections. */
record MemorySummaries(MemoryState state) implements SummaryTable {
  @Override
  public Optional<SummaryRow> ofDocument(long documentId) {
    return Optional.ofNullable(state.summaries.get(documentId));
  }

  @Override
  public Optional<SummaryRow> ofCollection(long collectionId) {
    return Optional.ofNullable(state.summaries.get(collectionId));
  }

  @Override
  public void putOfDocument(long documentId, SummaryRow summary) {
    put(state.documents, documentId, summary);
  }

  @Override
  public void putOfCollection(long collectionId, SummaryRow summary) {
    put(state.collections, collectionId, summary);
  }

  private void put(Map<Long, ?> subjects, long id, SummaryRow summary) {
    if (!subjects.containsKey(id)) {
      throw new IllegalStateException("what the summary is of is gone: " + id);
    }
    state.summaries.put(id, summary);
  }
}
