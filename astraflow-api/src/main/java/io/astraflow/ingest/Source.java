package io.astraflow.ingest;

import io.astraflow.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where documents come from. Nothing is opened before an {@link Ingestor} asks.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface Source {

  /**
   * Passes each document to {@code action}, in a stable order.
   *
   * @throws InvalidInputException if the source does not exist or cannot be read
   */
  void forEach(Consumer<SourceDocument> action);

  /**
   * Returns whether a document of this name belongs to this source, and so has vanished if {@link
   * #forEach} no longer yields it.
   */
  boolean covers(String documentSource);

  /**
   * Returns this source of files without those under a folder, such as the data folder, which may
   * lie inside what is ingested.
   */
  default Source without(Path folder) {
    return new SourceWithoutFolder(this, folder);
  }

  /**
   * Returns the regular files under {@code directory}, in order of their paths. Hidden files and
   * directories (whose names start with a dot) are left out; symbolic links are followed, each
   * directory once.
   */
  static Source directory(Path directory) {
    return new FileSource(List.of(directory));
  }

  /** Returns one file. */
  static Source file(Path file) {
    return new FileSource(List.of(file));
  }

  /** Returns files and the files under directories, each once. */
  static Source paths(List<Path> paths) {
    return new FileSource(paths);
  }

  /** Returns one document of plain text, under a name of the application's choice. */
  static Source text(String name, String text) {
    return documents(
        List.of(SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain")));
  }

  /** Returns the given documents, in their order. */
  static Source documents(List<SourceDocument> documents) {
    return new ListedSource(documents);
  }
}
