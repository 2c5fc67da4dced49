package io.astraflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a measurement ran. */
public final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Returns processor, cores, heap and Java version on one line. */
  public static String description() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    return "Machine: "
        + processor()
        + ", "
        + runtime.availableProcessors()
        + " cores, heap up to "
        + (runtime.maxMemory() >> 20)
        + " MiB, "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", Java "
        + Runtime.version();
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU)) {
      return "processor unknown";
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor unknown");
    }
  }
}
