package io.astraflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A data folder for one measurement, deleted when closed. For one thread at a time. */
public record Scratch(Path path) implements AutoCloseable {

  /** Creates a folder. */
  public static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("astraflow-benchmark-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
