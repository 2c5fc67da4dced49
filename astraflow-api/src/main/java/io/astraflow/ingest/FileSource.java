package io.astraflow.ingest;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    if (Files.isDirectory(path)) {
      if (seen.add(realPath(path))) {
        for (Path child : children(path)) {
          walk(child, seen, action);
        }
      }
    } else if (Files.isRegularFile(path) && seen.add(realPath(path))) {
      action.accept(SourceDocument.ofFile(path));
    }
  }

  private static List<Path> children(Path directory) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path child : stream) {
        if (!child.getFileName().toString().startsWith(".")) {
          children.add(child);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw unreadable(directory, e);
    }
    Collections.sort(children);
    return children;
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static InvalidInputException unreadable(Path path, Exception cause) {
    return new InvalidInputException(
        "Cannot read " + path + ": " + cause.getMessage() + ". Check its permissions.", cause);
  }
}
