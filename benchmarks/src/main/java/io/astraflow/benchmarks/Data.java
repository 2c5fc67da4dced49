package io.astraflow.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where third-party data, the project and scratch space are. */
public final class Data {
  private Data() {}

  /** Returns a file or folder of the test data; {@code ASTRAFLOW_TEST_DATA} names its folder. */
  public static Path path(String relative) {
    String named = System.getenv("ASTRAFLOW_TEST_DATA");
    Path folder = named == null ? root().resolve("../shared/data") : Path.of(named);
    Path path = folder.resolve(relative).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          "Missing: " + path + ". Set ASTRAFLOW_TEST_DATA to the folder of test data.");
    }
    return path;
  }

  /** Returns the project's root, which {@code benchmarks/run} names. */
  public static Path root() {
    return Path.of(System.getProperty("astraflow.root", "."));
  }
}
