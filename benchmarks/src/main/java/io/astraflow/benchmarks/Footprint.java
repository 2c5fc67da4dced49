package io.astraflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How much this process and a folder take. */
public final class Footprint {
  private static final Path PROCESS = Path.of("/proc/self/status");

  private Footprint() {}

  /**
   * Returns a line of the process's status in bytes, such as {@code VmRSS} for what is in memory,
   * pages of mapped files included; 0 where the system tells nothing.
   */
  public static long process(String name) throws IOException {
    if (!Files.isReadable(PROCESS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(PROCESS)) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    }
  }

  /** Returns the bytes of the files in a folder, and in those in it, whose names pass. */
  public static long files(Path folder, Predicate<String> names) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (names.test(file.getFileName().toString())) {
          bytes += Files.size(file);
        }
      }
      return bytes;
    }
  }
}
