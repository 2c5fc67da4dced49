package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CollectionsSettingsCommandTest {
  @TempDir Path folder;
  private Path notes;

  @BeforeEach
  void ingest() throws IOException {
    notes = Files.writeString(folder.resolve("notes.txt"), "The library opens at noon.");
    run("ingest", notes.toString());
  }

  @Test
  void showsWhatACollectionDoesAndChangesWhatIsNamed() {
    CommandRun fresh = settings();
    settings("--summaries", "on");
    JsonNode changed = settings("--insights", "ON", "--threshold", "0.25", "--json").json();
    settings("--threshold", "default", "--summaries", "off");
    JsonNode back = settings("--json").json();

    assertThat(fresh.out())
        .contains("Collection  default", "Summaries   off", "Insights    off")
        .contains("Threshold   default");
    assertThat(changed.path("summaries").asBoolean()).isTrue();
    assertThat(changed.path("insights").asBoolean()).isTrue();
    assertThat(changed.path("threshold").asDouble()).isEqualTo(0.25);
    assertThat(back.path("summaries").asBoolean()).isFalse();
    assertThat(back.path("insights").asBoolean()).isTrue();
    assertThat(back.path("threshold").isNull()).isTrue();
  }

  @Test
  void newDocumentsAreSummarisedAfterwards() throws IOException {
    settings("--summaries", "on");
    Files.writeString(notes, "The library opens at ten.");

    assertThat(run("ingest", notes.toString()).err()).contains("Waiting: 1 task");
    assertThat(run("tasks", "--kind", "summarize").out()).contains("1 task");
  }

  @Test
  void theThresholdDecidesWhatIsRefused() {
    String question = "Which chemical element has the symbol Zr?";
    assertThat(asked(question)).isTrue();

    settings("--threshold", "0");

    assertThat(asked(question)).isFalse();
  }

  private boolean asked(String question) {
    return run("ask", question, "--model", "extractive", "--json")
        .json()
        .path("refused")
        .asBoolean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--summaries maybe",
        "--threshold 2",
        "--threshold NaN",
        "--threshold high",
        "--collection nosuch"
      })
  void refusesWhatMeansNothing(String options) {
    CommandRun run = settings(options.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("astraflow: ").hasLineCount(1);
  }

  private CommandRun settings(String... options) {
    List<String> all = new ArrayList<>(List.of("collections", "settings"));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
