package io.astraflow.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.Capability;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelDescription.Use;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.spi.model.ModelProviderFactory;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.testkit.model.WireReply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeminiProviderTest {
  private static final ModelRequest QUESTION =
      ModelRequest.builder().user("Why?").timeout(Duration.ofSeconds(20)).build();
  private static final GeminiWire WIRE = new GeminiWire();

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  private ModelProvider provider() {
    return Gemini.builder().apiKey("secret-key").baseUrl(server.uri()).build();
  }

  @Test
  void isFoundByItsId() {
    assertThat(ServiceLoader.load(ModelProviderFactory.class))
        .extracting(ModelProviderFactory::id)
        .contains("gemini");
  }

  @Test
  void sendsTheKeyInAHeaderAndNeverInTheAddress() throws InterruptedException {
    server.then(WIRE.answer(WireReply.of("a"))).then(WIRE.stream(WireReply.of("b")));
    try (ModelProvider provider = provider()) {
      ModelAdapter model = provider.chat("gemini-2.5-flash");
      model.complete(QUESTION);
      assertThat(server.lastRequest().path())
          .isEqualTo("/v1beta/models/gemini-2.5-flash:generateContent");
      assertThat(server.lastRequest().header("x-goog-api-key")).hasValue("secret-key");
      assertThat(ModelReply.collect(model.stream(QUESTION)).text()).isEqualTo("b");
      assertThat(server.lastRequest().path())
          .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    }
  }

  @Test
  void takesVersionsAndNamesOfOtherModels() throws InterruptedException {
    server.otherwise(request -> WIRE.answer(WireReply.of("a")));
    assertThat(path(provider(), "tunedModels/mine"))
        .isEqualTo("/v1beta/tunedModels/mine:generateContent");
    assertThat(path(provider(), "models/gemini-2.5-pro"))
        .isEqualTo("/v1beta/models/gemini-2.5-pro:generateContent");
    assertThat(path(provider(), "odd name?"))
        .isEqualTo("/v1beta/models/odd%20name%3F:generateContent");
    assertThat(
            path(Gemini.builder().apiKey("k").apiVersion("v1").baseUrl(server.uri()).build(), "m"))
        .isEqualTo("/v1/models/m:generateContent");
    URI gateway = URI.create(server.uri() + "/gemini/v1alpha/");
    assertThat(path(Gemini.builder().baseUrl(gateway).build(), "m"))
        .isEqualTo("/gemini/v1alpha/models/m:generateContent");
  }

  private String path(ModelProvider provider, String model) throws InterruptedException {
    try (provider) {
      provider.chat(model).complete(QUESTION);
      return server.lastRequest().path();
    }
  }

  @Test
  void takesTheKeyFromTheEnvironment() throws InterruptedException {
    server.otherwise(request -> WIRE.answer(WireReply.of("a")));
    Map<String, String> settings =
        Map.of("base-url", server.uri().toString(), "api-version", "v1", "headers.x-team", "blue");
    try (SharedResources shared = new SharedResources();
        ModelProvider provider =
            new GeminiProviderFactory()
                .create(
                    ProviderSettings.of("gemini", settings, Map.of("GOOGLE_API_KEY", "from-env")),
                    shared)) {
      provider.chat("gemini-2.5-flash").complete(QUESTION);
      assertThat(server.lastRequest().header("x-goog-api-key")).hasValue("from-env");
      assertThat(server.lastRequest().header("x-team")).hasValue("blue");
      assertThat(server.lastRequest().path()).startsWith("/v1/models/");
    }
  }

  @Test
  void saysHowToSetAMissingKeyWithoutAskingAnybody() {
    try (ModelProvider provider = Gemini.builder().build()) {
      ModelException missing = failure(() -> provider.chat("gemini-2.5-flash").complete(QUESTION));
      assertThat(missing.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
      assertThat(missing)
          .hasMessageContaining("GEMINI_API_KEY")
          .hasMessageContaining("astraflow.models.gemini.api-key");
    }
  }

  @Test
  void listsModelsOfAllPagesWithTheirUse() throws InterruptedException {
    server
        .then(
            Answer.json(
                """
                {"models":[{"name":"models/gemini-9","supportedGenerationMethods":["generateContent"]},
                {"name":"models/e","supportedGenerationMethods":["embedContent"],"inputTokenLimit":9}],
                "nextPageToken":"a b"}"""))
        .then(
            Answer.json(
                """
                {"models":[{"name":"models/veo","supportedGenerationMethods":["predict"]}]}"""));
    try (ModelProvider provider = provider()) {
      assertThat(provider.models())
          .extracting(found -> found.name() + " " + found.use())
          .containsExactly(
              "gemini:gemini-9 " + Use.CHAT,
              "gemini:e " + Use.EMBEDDING,
              "gemini:veo " + Use.OTHER);
      assertThat(server.lastRequest().path())
          .isEqualTo("/v1beta/models?pageSize=1000&pageToken=a+b");
      server.then(Answer.json(WIRE.error(404, "no")).withStatus(404));
      assertThat(failure(() -> provider.chat("gemini-8").complete(QUESTION)))
          .hasMessageContaining("Similar names: gemini-9");
    }
  }

  @Test
  void saysByHowManyTokensAPromptIsTooLong() {
    server.then(
        Answer.json(
                WIRE.error(
                    400,
                    "The input token count (1200000) exceeds the maximum number of tokens allowed"
                        + " (1048576)."))
            .withStatus(400));
    try (ModelProvider provider = provider()) {
      ModelException tooLong = failure(() -> provider.chat("gemini-2.5-flash").complete(QUESTION));
      assertThat(tooLong.kind()).isEqualTo(ModelException.Kind.TOO_LONG);
      assertThat(tooLong).hasMessageContaining("151424 more");
    }
  }

  @Test
  void tellsOfABusyServiceInTheMiddleOfAStream() throws InterruptedException {
    List<String> frames = WIRE.frames(WireReply.of("a", "b"));
    String busy =
        "data: {\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"later\","
            + "\"details\":[{\"retryDelay\":\"2s\"}]}}\n\n";
    server.then(WIRE.stream(List.of(frames.get(0), busy)));
    try (ModelProvider provider = provider()) {
      ModelException failure =
          failure(() -> ModelReply.collect(provider.chat("gemini-2.5-flash").stream(QUESTION)));
      assertThat(failure.kind()).isEqualTo(ModelException.Kind.BUSY);
      assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(2));
    }
  }

  @Test
  void readsAStreamThatIsOneArray() throws InterruptedException {
    List<String> frames =
        WIRE.frames(WireReply.of("one ", "two")).stream()
            .map(frame -> frame.strip().substring("data: ".length()))
            .toList();
    server.then(Answer.json("[" + String.join(",\n", frames) + "]"));
    try (ModelProvider provider = provider()) {
      ModelReply reply = ModelReply.collect(provider.chat("gemini-2.5-flash").stream(QUESTION));
      assertThat(reply.text()).isEqualTo("one two");
    }
  }

  @Test
  void tellsEveryReasonOfAnEnd() throws InterruptedException {
    Map<String, FinishReason> reasons =
        Map.of(
            "MAX_TOKENS", FinishReason.LENGTH,
            "PROHIBITED_CONTENT", FinishReason.BLOCKED,
            "SPII", FinishReason.BLOCKED,
            "IMAGE_SAFETY", FinishReason.BLOCKED,
            "MALFORMED_FUNCTION_CALL", FinishReason.OTHER,
            "TOO_MANY_TOOL_CALLS", FinishReason.OTHER,
            "NEWS", FinishReason.OTHER);
    try (ModelProvider provider = provider()) {
      for (Map.Entry<String, FinishReason> reason : reasons.entrySet()) {
        server.then(WIRE.answer(WireReply.of("a").ending(FinishReason.OTHER, reason.getKey())));
        ModelReply reply = provider.chat("gemini-2.5-flash").complete(QUESTION);
        assertThat(reply.finish()).isEqualTo(reason.getValue());
        assertThat(reply.finishDetail()).isEqualTo(reason.getKey());
      }
    }
  }

  @Test
  void failsWhereTheFilterLeftNothingAfterItSaidWhatItTook() throws InterruptedException {
    String body =
        "{\"candidates\":[{\"finishReason\":\"SAFETY\"}],"
            + "\"usageMetadata\":{\"promptTokenCount\":7,\"totalTokenCount\":7}}";
    String prompt =
        "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},"
            + "\"usageMetadata\":{\"promptTokenCount\":7,\"totalTokenCount\":7}}";
    for (String blocked : List.of(body, prompt)) {
      server.then(Answer.json(blocked)).then(Answer.json(blocked));
      List<ModelEvent> events = new ArrayList<>();
      try (ModelProvider provider = provider();
          ModelStream stream = provider.chat("gemini-2.5-flash").stream(QUESTION)) {
        assertBlocked(() -> stream.forEach(events::add));
        assertThat(events).hasSize(1).first().isInstanceOf(ModelEvent.UsageReported.class);
        assertBlocked(() -> provider.chat("gemini-2.5-flash").complete(QUESTION));
      }
    }
  }

  private static void assertBlocked(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ModelException.Kind.BLOCKED);
              assertThat(e.category()).isEqualTo("SAFETY");
            });
  }

  @Test
  void knowsWhatFamiliesCanDo() {
    try (ModelProvider provider = provider()) {
      ModelCapabilities flash = provider.chat("gemini-2.5-flash").capabilities();
      assertThat(flash.capabilities()).containsExactlyInAnyOrder(Capability.values());
      assertThat(flash.contextTokens()).hasValue(1_048_576);
      assertThat(provider.chat("gemini-2.0-flash").capabilities().has(Capability.REASONING_EFFORT))
          .isFalse();
      assertThat(provider.chat("gemini-3.8-flash").capabilities().has(Capability.SAMPLING))
          .isFalse();
      assertThat(provider.chat("gemini-3.5-flash").capabilities().has(Capability.SAMPLING))
          .isTrue();
      assertThat(provider.chat("gemma-3-27b-it").capabilities().has(Capability.TOOLS)).isFalse();
      assertThat(provider.chat("tunedModels/x").capabilities().contextTokens()).isEmpty();
    }
  }

  @Test
  void tellsDocumentsFromQueriesAndBringsVectorsToLengthOne() throws InterruptedException {
    server.otherwise(request -> Answer.json("{\"embeddings\":[{\"values\":[3,0,-4]}]}"));
    try (ModelProvider provider =
        Gemini.builder().apiKey("k").baseUrl(server.uri()).embeddingDimensions(3).build()) {
      float[] vector = provider.embedding("gemini-embedding-001").embedQuery("Why?");
      assertThat(vector).containsExactly(new float[] {0.6f, 0, -0.8f}, within(1e-6f));
      assertThat(server.lastRequest().path())
          .isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
      assertThat(server.lastRequest().body())
          .isEqualTo(
              "{\"requests\":[{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":"
                  + "[{\"text\":\"Why?\"}]},\"taskType\":\"RETRIEVAL_QUERY\","
                  + "\"outputDimensionality\":3}]}");
      provider.embedding("gemini-embedding-001").embedPassages(List.of(" "));
      assertThat(server.lastRequest().body())
          .contains("\"RETRIEVAL_DOCUMENT\"")
          .contains("\"text\":\".\"");
    }
  }

  @Test
  void tellsTheSecondModelInTheTextWhatItIsFor() throws InterruptedException {
    server.otherwise(request -> Answer.json("{\"embeddings\":[{\"values\":[3,0,-4]}]}"));
    try (ModelProvider provider =
        Gemini.builder().apiKey("k").baseUrl(server.uri()).embeddingDimensions(3).build()) {
      EmbeddingAdapter model = provider.embedding("gemini-embedding-2");
      assertThat(model.maxTokens()).isEqualTo(8192);
      model.embedQuery("Why?");
      assertThat(server.lastRequest().body())
          .contains("\"text\":\"task: search result | query: Why?\"")
          .doesNotContain("taskType");
      model.embedPassages(List.of("Because."));
      assertThat(server.lastRequest().body()).contains("\"text\":\"title: none | text: Because.\"");
    }
  }

  @Test
  void knowsDimensionsBeforeTheFirstCall() {
    try (ModelProvider provider = provider()) {
      assertThat(provider.embedding("gemini-embedding-001").dimension()).isEqualTo(3072);
      assertThat(provider.embedding("models/text-embedding-004").dimension()).isEqualTo(768);
      assertThatThrownBy(() -> provider.embedding("embedding-of-tomorrow"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("astraflow.models.gemini.embedding-dimensions");
    }
  }

  private static ModelException failure(ThrowingCallable action) {
    Throwable thrown = Assertions.catchThrowable(action);
    assertThat(thrown).isInstanceOf(ModelException.class);
    return (ModelException) thrown;
  }
}
