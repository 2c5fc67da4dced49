package io.astraflow.ingest;

import java.util.List;
import java.util.function.Consumer;

/** Documents that the application names one by one. Immutable. */
record ListedSource(List<SourceDocument> documents) implements Source {

  ListedSource {
    documents = List.copyOf(documents);
  }

  @Override
  public void forEach(Consumer<SourceDocument> action) {
    documents.forEach(action);
  }

  @Override
  public boolean covers(String documentSource) {
    return documents.stream().anyMatch(d -> d.source().equals(documentSource));
  }
}
