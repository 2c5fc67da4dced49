package io.astraflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final String PAPER =
      "# Training\n\nFor the optimiser they used Adam, with a warm-up of 4,000 steps.\n";

  private static final Pattern PROGRAM = Pattern.compile("public class (\\w+)");

  @TempDir private Path folder;

  @Test
  void javaCompilesAndAnswersFromRealInput() throws Exception {
    Path source = folder.resolve("Papers.java");
    Files.writeString(source, onlyBlock("java"));
    Files.writeString(Files.createDirectory(folder.resolve("papers")).resolve("adam.md"), PAPER);
    compile(source);

    String printed = run(List.of(java(), "-cp", classPath(), "Papers"), folder);

    assertThat(printed).contains("Adam").contains("adam.md: \"");
  }

  @Test
  void quickstartPrintsACitedAnswer() throws Exception {
    Path papers = Files.createDirectory(folder.resolve("papers"));
    Files.writeString(papers.resolve("adam.md"), PAPER);
    String data = folder.resolve("data").toString();
    String question = "Which optimiser did they use?";

    String main = Quickstart.class.getName();
    String printed =
        run(List.of(java(), "-cp", classPath(), main, "papers", question, data), folder);

    assertThat(printed).contains("Adam").contains("adam.md: \"");
  }

  @TestFactory
  Stream<DynamicTest> programsOfTheDocumentationCompile() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(Readme.read().root().resolve("docs"))) {
      pages = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages) {
      for (String block : new Readme(folder, Files.readString(page)).blocks("java")) {
        Matcher program = PROGRAM.matcher(block);
        if (program.find()) {
          String name = program.group(1);
          tests.add(
              DynamicTest.dynamicTest(
                  page.getFileName() + ": " + name,
                  () -> {
                    Path source = folder.resolve(name + ".java");
                    Files.writeString(source, block);
                    compile(source);
                  }));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(2);
    return tests.stream();
  }

  @Test
  void theExampleOfTasksCompilesAndRuns() throws Exception {
    String page = Files.readString(Readme.read().root().resolve("docs/tasks.md"));
    List<String> blocks = new Readme(folder, page).blocks("java");
    assertThat(blocks).hasSize(1);
    Path source = folder.resolve("Reports.java");
    Files.writeString(source, blocks.get(0));
    compile(source);

    String printed = run(List.of(java(), "-cp", classPath(), "Reports"), folder);

    assertThat(printed).contains("SUCCEEDED Optional[Report[file=2024-02.txt, bytes=14]]");
    assertThat(folder.resolve("2024-02.txt")).hasContent("All of 2024-02");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Readme readme = Readme.read();

    assertThat(readme.localLinks()).isNotEmpty();
    for (String link : readme.localLinks()) {
      assertThat(readme.root().resolve(link)).exists();
    }
  }

  @Test
  void shellCommandsNameProgramsThatAreThere() throws IOException {
    Readme readme = Readme.read();

    assertThat(readme.blocks("sh"))
        .allSatisfy(block -> assertThat(readme.root().resolve(block.split(" ")[0])).isExecutable());
  }

  private String onlyBlock(String language) throws IOException {
    List<String> blocks = Readme.read().blocks(language);
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private void compile(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int result =
        compiler.run(
            null,
            messages,
            messages,
            "-cp",
            classPath(),
            "-d",
            folder.toString(),
            source.toString());
    assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String classPath() {
    return folder + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String run(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Path output = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output);
    assertThat(ended).as("ended in time; printed: %s", printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
