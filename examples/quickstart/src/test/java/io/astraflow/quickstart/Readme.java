package io.astraflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The project's README, as a reader finds it. Immutable. */
record Readme(Path root, String text) {

  /** Reads it from the project's root, looked for from the working folder upwards. */
  static Readme read() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    assertThat(folder).as("project root above the working folder").isNotNull();
    return new Readme(folder, Files.readString(folder.resolve("README.md")));
  }

  /** Returns the code blocks of one language, in order. */
  List<String> blocks(String language) {
    return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns the targets of links into the project. */
  List<String> localLinks() {
    return Pattern.compile("]\\(([^)#:]+)\\)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
