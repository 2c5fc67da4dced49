package io.astraflow.cli;

import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A source of files that leaves one folder out: the data folder may lie inside what it ingests. */
record SourceWithoutFolder(Source files, Path folder) implements Source {

  @Override
  public void forEach(Consumer<SourceDocument> action) {
    files.forEach(
        document -> {
          if (!Path.of(document.source()).startsWith(folder)) {
            action.accept(document);
          }
        });
  }

  @Override
  public boolean covers(String documentSource) {
    return files.covers(documentSource);
  }
}
