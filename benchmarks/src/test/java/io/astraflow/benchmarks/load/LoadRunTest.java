package io.astraflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunTest {
  @TempDir private Path folder;

  @Test
  void everyTurnUploadAndTaskOfEveryPhaseIsThereAfterwards() throws Exception {
    LoadSettings settings = new LoadSettings(2, 2, 4, 20, 6, 30, 500);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<PhaseResult> results;
    try (ProviderProcess provider = ProviderProcess.start(settings.tokens(), 500)) {
      results =
          new LoadRun(
                  settings,
                  TestData.path("retrieval"),
                  new PrintStream(log, true, StandardCharsets.UTF_8))
              .measure(folder, provider);
    }
    assertThat(results).hasSize(4);
    for (PhaseResult result : results) {
      assertThat(result.turns()).hasSizeGreaterThanOrEqualTo(result.phase().chats() ? 4 : 0);
      assertThat(result.found()).isEqualTo(result.phase().uploads() ? 4 : 0);
      assertThat(result.uploads()).hasSize(result.found());
      assertThat(result.tasks().isPresent()).isEqualTo(result.phase().tasks());
      result
          .tasks()
          .ifPresent(
              drained -> {
                assertThat(drained.queued()).isGreaterThanOrEqualTo(18);
                assertThat(drained.summaries()).isEqualTo(1);
              });
      assertThat(result.turns())
          .allSatisfy(turn -> assertThat(turn.retrieved()).isPositive())
          .allSatisfy(turn -> assertThat(turn.firstText()).isGreaterThan(turn.retrieved()));
    }
    assertThat(results.get(0).turns())
        .anySatisfy(turn -> assertThat(turn.firstToken().orElse(-1)).isPositive());
    LoadReport report = new LoadReport(results);
    assertThat(report.times()).contains("| a | **first token", "| b | an upload", "| d | later");
    assertThat(report.counts()).contains("4 of 4", "| 20 |");
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("phase d is over");
  }
}
