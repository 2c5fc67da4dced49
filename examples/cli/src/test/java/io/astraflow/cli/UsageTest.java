package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class UsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"status", "documents", "collections", "verify", "tasks"})
  void readingCommandCreatesNoDataFolder(String command) {
    Path data = folder.resolve("data");

    CommandRun run = CommandRun.of(command, "--data", data.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("astraflow: There is no data folder " + data).hasLineCount(1);
    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void pathThatDoesNotExistIsNamedBeforeAnythingIsCreated() {
    Path data = folder.resolve("data");

    CommandRun run = CommandRun.of("ask", "no/such/path", "Why?", "--data", data.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no/such/path");
    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void emptyQuestionIsRefused() {
    CommandRun run = CommandRun.of("ask", " ");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("The question is empty");
  }

  @Test
  void pathInThePlaceOfTheQuestionIsNoticed() {
    CommandRun run = CommandRun.of("ask", folder.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("The question is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sing", "status --loud", "search x --mode loud", "search x --top-k 0"})
  void wrongUsageIsOneLineAndExitCodeTwo(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("astraflow: ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2Jsing", "status \u001b[31m", "search x --top-k \u009b1"})
  void wrongUsageIsShownWithoutWhatATerminalObeys(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("astraflow: ").doesNotContain("\u001b", "\u009b");
  }

  @Test
  void errorIsOneLineAndAnExitCodeOfItsOwn() {
    StringWriter err = new StringWriter();
    Runnable failing =
        () -> {
          throw new OutOfMemoryError("for the test");
        };
    CommandSpec command = CommandSpec.wrapWithoutInspection(failing);
    CommandLine commandLine = new CommandLine(command).setErr(new PrintWriter(err));

    assertThat(Main.run(commandLine)).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString()).startsWith("astraflow: ").contains("for the test").hasLineCount(1);
  }

  @Test
  void everyCommandExplainsItself() {
    for (List<String> command : commands()) {
      List<String> line = new ArrayList<>(command);
      line.add("--help");

      CommandRun run = CommandRun.of(line.toArray(String[]::new));

      assertThat(run.exitCode()).as(line.toString()).isZero();
      assertThat(run.err()).as(line.toString()).isEmpty();
      assertThat(run.out())
          .as(line.toString())
          .contains("Usage: astraflow " + String.join(" ", command), "--data", "--json");
    }
  }

  private static List<List<String>> commands() {
    AstraFlowCommand root =
        new AstraFlowCommand(
            new Interruption(Thread.currentThread()), InputStream.nullInputStream());
    List<List<String>> commands = new ArrayList<>();
    new CommandLine(root, new CommandFactory(root))
        .getSubcommands()
        .forEach(
            (name, command) -> {
              commands.add(List.of(name));
              command.getSubcommands().keySet().forEach(sub -> commands.add(List.of(name, sub)));
            });
    assertThat(commands)
        .contains(List.of("chat"), List.of("tasks"), List.of("tasks", "run"))
        .contains(List.of("collections", "settings"));
    return commands;
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat --help", "tasks --help", "tasks run --help", "tasks clear --help"})
  void helpHasExamples(String line) {
    assertThat(CommandRun.of(line.split(" ")).out()).contains("Examples:\n  astraflow ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "ask --help", "eval --help", "--version"})
  void helpGoesToStandardOutput(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("astraflow");
    assertThat(run.err()).isEmpty();
  }
}
