package io.astraflow.ingest;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A source of files that leaves one folder out. Immutable. */
record SourceWithoutFolder(Source files, Path folder) implements Source {

  SourceWithoutFolder {
    folder = folder.toAbsolutePath().normalize();
  }

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
