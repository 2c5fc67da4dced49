package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Usage;
import io.astraflow.testkit.TestData;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replies that others recorded, of the chat completions and embeddings. */
class RecordedRepliesTest {
  private static final String RECORDED = "api/recorded/vercel-ai/openai/src";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ModelRequest QUESTION = ModelRequest.of("?");

  private final ScriptedServer server = new ScriptedServer();
  private final ModelProvider provider =
      OpenAi.builder().apiKey("k").baseUrl(server.uri()).embeddingDimensions(5).build();

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-text", "azure-model-router.1"})
  void streamsTheSameWholeAndByteByByte(String name) throws Exception {
    List<String> chunks = Files.readAllLines(file("chat", name + ".chunks.txt"));
    StringBuilder body = new StringBuilder();
    chunks.forEach(chunk -> body.append("data: ").append(chunk).append("\n\n"));
    Answer answer =
        Answer.status(200)
            .header("Content-Type", "text/event-stream")
            .send(body.append("data: [DONE]\n\n").toString());
    server.then(answer).then(answer.byteByByte());
    List<ModelEvent> whole = events();
    assertThat(events()).isEqualTo(whole);
    assertThat(text(whole)).isEqualTo(content(chunks)).isNotEmpty();
    assertThat(whole.get(whole.size() - 1))
        .isEqualTo(new ModelEvent.Finished(FinishReason.STOP, "stop"));
    JsonNode usage = JSON.readTree(chunks.get(chunks.size() - 1)).get("usage");
    assertThat(whole.get(whole.size() - 2)).isEqualTo(new ModelEvent.UsageReported(usage(usage)));
  }

  private List<ModelEvent> events() throws InterruptedException {
    try (ModelStream stream = provider.chat("gpt-5-nano").stream(QUESTION)) {
      List<ModelEvent> events = new ArrayList<>();
      stream.forEach(events::add);
      return events;
    }
  }

  private static String text(List<ModelEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Text part) {
        text.append(part.text());
      }
    }
    return text.toString();
  }

  private static String content(List<String> chunks) {
    StringBuilder text = new StringBuilder();
    for (String chunk : chunks) {
      for (JsonNode choice : JSON.readTree(chunk).path("choices")) {
        text.append(choice.path("delta").path("content").asString(""));
      }
    }
    return text.toString();
  }

  @Test
  void readsTheWholeReplyWholeAndByteByByte() throws Exception {
    String body = Files.readString(file("chat", "openai-text.json"));
    server.then(Answer.json(body)).then(Answer.json(body).byteByByte()).then(Answer.json(body));
    ModelReply whole = provider.chat("gpt-4.1-nano").complete(QUESTION);
    JsonNode recorded = JSON.readTree(body);
    assertThat(whole.text())
        .isEqualTo(recorded.at("/choices/0/message/content").asString())
        .isNotEmpty();
    assertThat(whole.usage()).isEqualTo(usage(recorded.get("usage")));
    assertThat(provider.chat("gpt-4.1-nano").complete(QUESTION)).isEqualTo(whole);
    // A server that does not stream though asked to.
    try (ModelStream stream = provider.chat("gpt-4.1-nano").stream(QUESTION)) {
      assertThat(ModelReply.collect(stream)).isEqualTo(whole);
    }
  }

  @Test
  void refusesAsTheRecordedErrorSays() throws Exception {
    String body = Files.readString(file("chat", "reasoning-model-legacy-parameter-error.json"));
    server.then(Answer.json(body).withStatus(400));
    assertThatThrownBy(() -> provider.chat("o3").complete(QUESTION))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.REFUSED))
        .hasMessageContaining("max_completion_tokens");
  }

  @Test
  void readsTheRecordedEmbeddings() throws Exception {
    String body = Files.readString(file("embedding", "openai-embedding.json"));
    server.then(Answer.json(body)).then(Answer.json(body).byteByByte());
    try (EmbeddingAdapter adapter = provider.embedding("text-embedding-3-small")) {
      List<float[]> whole = adapter.embedPassages(List.of("a", "b"));
      assertThat(adapter.embedPassages(List.of("a", "b")).get(1)).isEqualTo(whole.get(1));
      JsonNode first = JSON.readTree(body).at("/data/0/embedding");
      double scale = whole.get(0)[0] / first.get(0).asDouble();
      for (int i = 0; i < 5; i++) {
        assertThat(whole.get(0)[i] / first.get(i).asDouble()).isCloseTo(scale, within());
      }
    }
  }

  private static org.assertj.core.data.Percentage within() {
    return org.assertj.core.data.Percentage.withPercentage(0.001);
  }

  /** The replies of the older completions API are another protocol, which is not spoken. */
  @Test
  void leavesOutNothingButTheOlderCompletions() throws IOException {
    try (Stream<Path> files = Files.walk(TestData.path(RECORDED))) {
      assertThat(files.filter(Files::isRegularFile).map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "openai-text.json",
              "openai-text.chunks.txt",
              "azure-model-router.1.chunks.txt",
              "reasoning-model-legacy-parameter-error.json",
              "openai-embedding.json",
              "openai-completion-text.json",
              "openai-completion-text.chunks.txt");
    }
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(
        count(usage.at("/prompt_tokens")),
        count(usage.at("/prompt_tokens_details/cached_tokens")),
        count(usage.at("/completion_tokens")),
        count(usage.at("/completion_tokens_details/reasoning_tokens")));
  }

  private static OptionalLong count(JsonNode number) {
    return number.isNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
  }

  private static Path file(String kind, String name) {
    return TestData.path(RECORDED + "/" + kind + "/__fixtures__/" + name);
  }
}
