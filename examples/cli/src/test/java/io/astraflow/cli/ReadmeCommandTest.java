package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeCommandTest {
  private static final Pattern ASK =
      Pattern.compile("^\\./astraflow ask (\\S+) \"(.*)\"$", Pattern.MULTILINE);

  @TempDir private Path data;

  @Test
  void firstCommandAnswersFromTheProjectsOwnDocumentation() throws IOException {
    Path root = root();
    Matcher command = ASK.matcher(Files.readString(root.resolve("README.md")));
    assertThat(command.find()).isTrue();
    String path = root.resolve(command.group(1)).toString();

    CommandRun run =
        CommandRun.of("ask", path, command.group(2), "--data", data.toString(), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().path("refused").asBoolean()).isFalse();
    assertThat(run.json().path("citations").size()).isPositive();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    assertThat(folder).as("project root above the working folder").isNotNull();
    return folder;
  }
}
