package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SummarizeCommandTest {
  private static final String BASE = "astraflow.models.openai.base-url";
  private static final String KEY = "astraflow.models.openai.api-key";
  private static final String BRIDGE =
      "The old bridge over the river has cracks in its pillars. My aunt keeps three cats at home."
          + " Engineers repair the cracks in the pillars of the bridge.";

  @TempDir Path folder;
  private final ScriptedServer server = new ScriptedServer();

  @BeforeEach
  void configure() throws IOException {
    System.setProperty(BASE, server.uri().toString());
    System.setProperty(KEY, "sk-test");
    Files.writeString(folder.resolve("bridge.txt"), BRIDGE);
    Files.writeString(folder.resolve("copy.txt"), BRIDGE);
    assertThat(run("ingest", folder.resolve("bridge.txt").toString()).exitCode()).isZero();
    assertThat(run("ingest", folder.resolve("copy.txt").toString()).exitCode()).isZero();
  }

  @AfterEach
  void stop() {
    System.clearProperty(BASE);
    System.clearProperty(KEY);
    server.close();
  }

  @Test
  void printsSentencesOfTheDocumentWithoutAModel() {
    CommandRun run = run("summarize", bridge(), "--model", "extractive", "--words", "12");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(BRIDGE).contains(run.out().lines().findFirst().orElseThrow());
    assertThat(run.out()).contains("Summarised by extractive").doesNotContain("cats");
  }

  @Test
  void streamsWhatAModelWritesAndKeepsIt() {
    server.then(
        Answer.status(200)
            .header("Content-Type", "text/event-stream")
            .send(event("{\"content\": \"About \"}", "null"))
            .send(event("{\"content\": \"a bridge.\"}", "null"))
            .send(event("{}", "\"stop\"") + "data: [DONE]\n\n"));
    CommandRun run = run("summarize", bridge(), "--model", "openai:gpt-4o-mini");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines("About a bridge.\n\nSummarised by openai:gpt-4o-mini\n");
    JsonNode again = run("summarize", bridge(), "--model", "openai:gpt-4o-mini", "--json").json();
    assertThat(again.path("summary").asString()).isEqualTo("About a bridge.");
    assertThat(again.path("method").asString()).isEqualTo("single");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void keepsNothingOfASummaryThatIsStopped() throws Exception {
    server.then(
        Answer.status(200)
            .header("Content-Type", "text/event-stream")
            .send(event("{\"content\": \"About \"}", "null"))
            .stall());
    Interruption interruption = new Interruption(Thread.currentThread());
    AtomicLong stopped = new AtomicLong();
    Thread stop =
        new Thread(
            () -> {
              stopped.set(System.nanoTime());
              interruption.stop();
            },
            "stop");
    try (WatchedOut out = new WatchedOut("About ", stop::start)) {
      int exitCode =
          out.run(
              interruption,
              "summarize",
              bridge(),
              "--model",
              "openai:gpt-4o-mini",
              "--data",
              folder.resolve("data").toString());
      Duration went = Duration.ofNanos(System.nanoTime() - stopped.get());
      interruption.finished();
      stop.join();
      assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(went).isLessThan(Duration.ofSeconds(5)); // which a document under way would have
    }
    server.then(
        Answer.status(200)
            .header("Content-Type", "text/event-stream")
            .send(event("{\"content\": \"A bridge.\"}", "\"stop\"") + "data: [DONE]\n\n"));
    CommandRun again = run("summarize", bridge(), "--model", "openai:gpt-4o-mini");
    assertThat(again.out()).startsWith("A bridge.");
  }

  @Test
  void summarisesTheWholeCollection() {
    CommandRun run = run("summarize", "--model", "extractive", "--json");
    assertThat(run.json().path("writer").asString()).isEqualTo("extractive");
  }

  @Test
  void refusesWhatCannotBeDone() {
    assertThat(run("summarize", "nothing.txt", "--model", "extractive").err())
        .contains("nothing.txt");
    assertThat(run("summarize", "--refine", "--model", "extractive").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("summarize", "--words", "1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void showsInsightsAndFiltersByThem() {
    JsonNode insights = run("insights", bridge(), "--model", "extractive", "--json").json();
    assertThat(insights.path("language").asString()).isEqualTo("en");
    assertThat(insights.path("keywords").toString()).contains("bridge");
    assertThat(run("insights", bridge(), "--model", "extractive").out()).contains("Keywords");
    CommandRun found = run("documents", "--filter", "insight.reading-minutes < 5", "--json");
    assertThat(found.json().toString()).contains("bridge.txt").doesNotContain("copy.txt");
  }

  @Test
  void reportsDuplicates() {
    CommandRun run = run("duplicates");
    assertThat(run.out()).containsSubsequence("same", "bridge.txt", "same", "copy.txt");
    assertThat(run("duplicates", "--json").json().path("groups")).hasSize(1);
    assertThat(run("duplicates", "--least", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static String event(String delta, String reason) {
    return "data: {\"choices\": [{\"index\": 0, \"delta\": %s, \"finish_reason\": %s}]}\n\n"
        .formatted(delta, reason);
  }

  private String bridge() {
    return folder.resolve("bridge.txt").toString();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
