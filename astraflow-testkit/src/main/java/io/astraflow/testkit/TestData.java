package io.astraflow.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the folder of third-party documents that some tests read and the project does not ship.
 *
 * <p>It is the folder named by the environment variable {@code ASTRAFLOW_TEST_DATA}, or else {@code
 * ../shared/data} beside the project, looked for from the working folder upwards.
 */
public final class TestData {
  private static final String VARIABLE = "ASTRAFLOW_TEST_DATA";

  private TestData() {}

  /**
   * Returns the folder. Where it is absent the calling test is skipped with a message, or fails if
   * the environment variable {@code CI} is set.
   */
  public static Path folder() {
    Path folder = find();
    if (folder != null) {
      return folder;
    }
    String message =
        "test data not found: set " + VARIABLE + ", or put it into ../shared/data of the project";
    if (System.getenv("CI") != null) {
      return Assertions.fail(message);
    }
    return Assumptions.abort(message);
  }

  /** As {@link #folder()}, for a file or folder inside, which must be there if the folder is. */
  public static Path path(String relative) {
    Path path = folder().resolve(relative);
    Assertions.assertTrue(Files.exists(path), () -> "missing in the test data: " + path);
    return path;
  }

  private static @Nullable Path find() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      Path folder = Path.of(named);
      return Files.isDirectory(folder) ? folder : null;
    }
    Path above = Path.of("").toAbsolutePath().getParent();
    while (above != null) {
      Path folder = above.resolve("shared").resolve("data");
      if (Files.isDirectory(folder)) {
        return folder;
      }
      above = above.getParent();
    }
    return null;
  }
}
