package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.RecordedRequest;
import io.astraflow.testkit.model.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelsCommandTest {
  private static final String BASE = "astraflow.models.openai.base-url";
  private static final String OLLAMA = "astraflow.models.ollama.base-url";
  private static final String KEY = "astraflow.models.openai.api-key";

  @TempDir Path folder;
  private final ScriptedServer server = new ScriptedServer();

  @BeforeEach
  void configure() {
    System.setProperty(BASE, server.uri().toString());
    System.setProperty(KEY, "sk-test");
  }

  @AfterEach
  void stop() {
    System.clearProperty(BASE);
    System.clearProperty(KEY);
    System.clearProperty(OLLAMA);
    server.close();
  }

  @Test
  void listsWhatAProviderHas() {
    String models =
        "{\"object\": \"list\", \"data\": [{\"id\": \"gpt-4o-mini\", \"object\": \"model\"}]}";
    server.otherwise(request -> Answer.json(models));
    CommandRun run = CommandRun.of("models", "openai", "--json");
    JsonNode provider = run.json().get("providers").get(0);
    assertThat(run.exitCode()).isZero();
    assertThat(provider.get("healthy").asBoolean()).isTrue();
    assertThat(provider.get("models").get(0).get("name").asString())
        .isEqualTo("openai:gpt-4o-mini");
    assertThat(CommandRun.of("models", "openai").out()).contains("  openai:gpt-4o-mini  (chat)");
  }

  @Test
  void saysWhatToSetWhereTheKeyIsWrong() {
    server.otherwise(
        request ->
            Answer.json("{\"error\": {\"message\": \"Incorrect API key\"}}").withStatus(401));
    CommandRun run = CommandRun.of("models", "openai");
    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.out()).contains(KEY).doesNotContain("sk-test");
  }

  @Test
  void anAnswerSaysWhatWroteIt() throws Exception {
    server.then(
        Answer.json(
            """
            {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant",
              "content": "At noon [1: \\"opens at noon\\"]."}}]}
            """));
    Path notes = Files.writeString(folder.resolve("notes.txt"), "The library opens at noon.");
    String data = folder.resolve("data").toString();
    String question = "When does the library open?";
    CommandRun byModel =
        CommandRun.of(
            "ask", notes.toString(), question, "--data", data, "--model", "openai:gpt-4o-mini");
    assertThat(byModel.exitCode()).as(byModel.err()).isZero();
    assertThat(byModel.out()).startsWith("At noon [1].").contains("Answered by openai:gpt-4o-mini");
    CommandRun extractive = CommandRun.of("ask", question, "--data", data, "--model", "extractive");
    assertThat(extractive.out()).contains("Answered by extractive");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksAnOllamaThatRunsHereWhereNoModelIsNamed() throws Exception {
    System.setProperty(OLLAMA, server.uri().toString());
    server.otherwise(ModelsCommandTest::ollama);
    Path notes = Files.writeString(folder.resolve("notes.txt"), "The library opens at noon.");
    String data = folder.resolve("data").toString();
    CommandRun run =
        CommandRun.of("ask", notes.toString(), "When does the library open?", "--data", data);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("At noon [1].").contains("Answered by ollama:llama3.2");
  }

  private static Answer ollama(RecordedRequest request) {
    String path = request.path();
    if (path.endsWith("/api/version")) {
      return Answer.json("{\"version\": \"0.12.0\"}");
    }
    return path.endsWith("/api/tags")
        ? Answer.json(
            """
            {"models": [
              {"name": "gpt-oss:120b-cloud", "remote_host": "https://ollama.com"},
              {"name": "nomic-embed-text", "details": {"families": ["nomic-bert"]}},
              {"name": "llama3.2", "size": 2019393189, "details": {"families": ["llama"]}}]}
            """)
        : Answer.json(
            "{\"model\": \"llama3.2\", \"done\": true, \"done_reason\": \"stop\", \"message\":"
                + " {\"role\": \"assistant\", \"content\": \"At noon [1: \\\"opens at noon\\\"].\"}}");
  }

  @Test
  void ingestSaysWhatWaitsForAnEmbeddingModelThatIsAway() throws Exception {
    System.setProperty(OLLAMA, server.uri().toString());
    server.otherwise(request -> Answer.json("{\"error\": \"overloaded\"}").withStatus(503));
    Path notes = Files.writeString(folder.resolve("notes.txt"), "The library opens at noon.");
    String data = folder.resolve("data").toString();
    String model = "ollama:nomic-embed-text";
    CommandRun run =
        CommandRun.of("ingest", notes.toString(), "--data", data, "--embedding-model", model);
    assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(run.out()).startsWith("Documents: 1 pending;");
    assertThat(run.err())
        .contains("1 document waits to be embedded: " + model)
        .contains("overloaded")
        .contains("run the same command again");
    JsonNode again = CommandRun.of("ingest", notes.toString(), "--data", data, "--json").json();
    assertThat(again.path("pending").asInt()).isEqualTo(1);
    assertThat(again.path("pendingReason").asString()).contains("overloaded");
  }

  @Test
  void namesTheFormOfAModelsName() {
    CommandRun run = CommandRun.of("ask", "docs", "What?", "--model", "gpt-4o-mini");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("provider:model");
  }
}
