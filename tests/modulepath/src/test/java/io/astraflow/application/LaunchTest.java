package io.astraflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the application as its user would: {@code java -p … -m …}, and no class path. */
class LaunchTest {
  private static final String MODULE = "io.astraflow.application";

  @TempDir Path folder;

  @Test
  void startsFromTheModulePathWithoutAnyFlag() throws Exception {
    Path papers = Papers.in(folder.resolve("papers"));
    Path data = folder.resolve("data");

    String printed =
        run(List.of(), Application.class, data.toString(), papers.toString(), Papers.PDF_QUESTION);

    assertThat(printed).contains(Papers.PDF_FACT).contains("harbour.pdf");
  }

  @Test
  void theGraphOfALibraryWithoutAModuleNameIsReached() throws Exception {
    String printed =
        run(
            List.of(
                "--add-exports",
                "io.astraflow.core/io.astraflow.core.internal.index.hnswlib=" + MODULE,
                "--patch-module",
                MODULE + "=" + System.getProperty("astraflow.test.classes")),
            GraphProbe.class);

    assertThat(printed).contains("nearest 1234");
  }

  private String run(List<String> flags, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-p");
    command.add(
        System.getProperty("astraflow.classes")
            + File.pathSeparator
            + System.getProperty("astraflow.module.path"));
    command.add("-m");
    command.add(MODULE + "/" + main.getName());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("CLASSPATH", "JDK_JAVA_OPTIONS"));
    Process child = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      child.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(child.exitValue()).as(printed).isZero();
    return printed;
  }
}
