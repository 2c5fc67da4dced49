package io.astraflow.ingest;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files, and the files under directories; each real file once. Immutable. */
record FileSource(List<Path> roots) implements Source {

  FileSource {
    roots = roots.stream().map(p -> p.toAbsolutePath().normalize()).toList();
  }

  @Override
  public void forEach(Consumer<SourceDocument> action) {
    for (Path root : roots) {
      if (!Files.exists(root)) {
        throw new InvalidInputException(
            "No such file or directory: " + root + ". Check the path, or leave it out.");
      }
    }
    Set<Path> seen = new HashSet<>();
    for (Path root : roots) {
      walk(root, seen, action);
    }
  }

  @Override
  public boolean covers(String documentSource) {
    Path path;
    try {
      path = Path.of(documentSource);
    } catch (java.nio.file.InvalidPathException e) {
      return false; // named by an application, not by a file system
    }
    return path.isAbsolute() && roots.stream().anyMatch(path::startsWith);
  }

  private void walk(Path path, Set<Path> seen, Consumer<SourceDocument> action) {
    try {
      if (Files.isDirectory(path)) {
        if (seen.add(path.toRealPath())) {
          for (Path child : children(path)) {
            walk(child, seen, action);
          }
        }
      } else if (Files.isRegularFile(path) && seen.add(path.toRealPath())) {
        action.accept(SourceDocument.ofFile(path));
      }
    } catch (NoSuchFileException e) {
      return; // it vanished between the listing and now, so there is nothing to ingest
    } catch (IOException e) {
      action.accept(unreadable(path, e));
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A directory that cannot be listed fails like a document, and does not stop the others. */
  private static SourceDocument unreadable(Path path, IOException cause) {
    SourceDocument document = SourceDocument.ofFile(path);
    return new SourceDocument(
        document.source(),
        () -> {
          throw cause;
        },
        document.mediaType(),
        document.metadata());
  }
}
