package io.astraflow.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ModelStreams;
import io.astraflow.model.Part;
import io.astraflow.testkit.TestData;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.tool.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies of the real service, from a local server. */
class RecordedRepliesTest {
  private static final String FIREBASE = "api/recorded/firebase-googleai/";
  private static final String VERCEL = "api/recorded/vercel-ai/google/src/__fixtures__/";
  private static final ModelRequest QUESTION =
      ModelRequest.builder().user("Why?").timeout(Duration.ofSeconds(30)).build();

  private ScriptedServer server = new ScriptedServer();
  private ModelProvider provider = provider();

  @BeforeEach
  void start() {
    provider.close();
    server.close();
    server = new ScriptedServer();
    provider = provider();
  }

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private ModelProvider provider() {
    return Gemini.builder().apiKey("replay-key").baseUrl(server.uri()).build();
  }

  static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of(FIREBASE, VERCEL)) {
      try (Stream<Path> files = Files.list(TestData.path(folder))) {
        files.sorted().forEach(all::add);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesTheSameHoweverItArrives(Path file) throws InterruptedException {
    Answer answer = answer(file);
    server.then(answer).then(answer.byteByByte());
    Replayed whole = replay(streamed(file));
    assertThat(replay(streamed(file))).isEqualTo(whole);
    assertThat(whole.failure() == null || whole.failure().length() > 20).isTrue();
    boolean fails =
        file.toString().contains("failure-api")
            || file.toString().contains("unknown-model")
            || file.toString().contains("prompt")
            || file.toString().contains("rejected")
            || file.toString().contains("not-enabled")
            || file.toString().contains("429");
    assertThat(whole.failure() != null).as("%s", whole).isEqualTo(fails);
  }

  private static boolean streamed(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("streaming") || name.endsWith("chunks.txt");
  }

  private Replayed replay(boolean streamed) throws InterruptedException {
    return Replayed.of(
        events -> {
          if (streamed) {
            try (ModelStream stream = provider.chat("gemini-2.5-flash").stream(QUESTION)) {
              stream.forEach(events::add);
            }
          } else {
            ModelReply reply = provider.chat("gemini-2.5-flash").complete(QUESTION);
            try (ModelStream stream = ModelStreams.replay(reply)) {
              stream.forEach(events::add);
            }
          }
        });
  }

  private static Answer answer(Path file) {
    String name = String.valueOf(file.getFileName());
    String text = text(file);
    if (name.endsWith("chunks.txt")) {
      text = text.lines().map(line -> "data: " + line + "\n\n").reduce("", String::concat);
    }
    boolean frames = text.startsWith("data:");
    return Answer.status(status(text))
        .header("Content-Type", frames ? "text/event-stream" : "application/json")
        .send(text);
  }

  private static int status(String text) {
    String start = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return start.startsWith("{\"error\":{\"code\":")
        ? Integer.parseInt(start.substring(17, 20))
        : 200;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelReply read(String file) throws InterruptedException {
    Path path = TestData.path(file);
    server.then(answer(path));
    Replayed replayed = replay(streamed(path));
    assertThat(replayed.failure()).isNull();
    return replayed.reply();
  }

  private ModelException refused(String file) {
    Path path = TestData.path(file);
    server.then(answer(path));
    Throwable thrown =
        Assertions.catchThrowable(() -> provider.chat("gemini-5.0-flash").complete(QUESTION));
    assertThat(thrown).isInstanceOf(ModelException.class);
    return (ModelException) thrown;
  }

  @Test
  void readsAShortReply() throws InterruptedException {
    ModelReply reply = read(FIREBASE + "streaming-success-basic-reply-short.txt");
    assertThat(reply.text()).isEqualTo("The capital of Wyoming is **Cheyenne**.\n");
    assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
    assertThat(reply.usage().input()).hasValue(7);
    assertThat(reply.usage().output()).hasValue(10);
    assertThat(reply.usage().cached()).isEmpty();
    assertThat(reply.usage().reasoning()).isEmpty();
  }

  @Test
  void keepsTheIdOfAReply() throws InterruptedException {
    Path path = TestData.path(VERCEL + "google-text.json");
    server.then(answer(path)).then(answer(TestData.path(VERCEL + "google-text.chunks.txt")));
    assertThat(provider.chat("gemini-3-pro-preview").complete(QUESTION).metadata().requestId())
        .hasValue("Un6LacrVMcjUxs0PmJfWoQc");
    try (ModelStream stream = provider.chat("gemini-3-pro-preview").stream(QUESTION)) {
      assertThat(ModelReply.collect(stream).metadata().requestId())
          .hasValue("bH6LaZW8Fp_3nsEPqtaSwQ4");
    }
  }

  @Test
  void tellsThoughtsFromText() throws InterruptedException {
    for (String way : List.of("streaming", "unary")) {
      String end = way.equals("unary") ? ".json" : ".txt";
      ModelReply reply = read(FIREBASE + way + "-success-thinking-reply-thought-summary" + end);
      assertThat(reply.reasoning()).hasSize(1);
      assertThat(reply.reasoning().get(0).text()).startsWith("**");
      assertThat(reply.text()).doesNotContain("**").isNotEmpty();
      assertThat(reply.usage().reasoning().getAsLong())
          .isBetween(1L, reply.usage().output().getAsLong() - 1);
    }
  }

  @Test
  void countsThoughtsAsOutput() throws InterruptedException {
    ModelReply reply = read(FIREBASE + "unary-success-thinking-reply-thought-summary.json");
    assertThat(reply.usage().output()).hasValue(26);
    assertThat(reply.usage().reasoning()).hasValue(24);
  }

  @Test
  void keepsTheSignatureOfACall() throws InterruptedException {
    for (String way : List.of("streaming", "unary")) {
      String end = way.equals("unary") ? ".json" : ".txt";
      String file = FIREBASE + way + "-success-thinking-function-call-thought-summary-signature";
      ModelReply reply = read(file + end);
      assertThat(reply.finish()).isEqualTo(FinishReason.TOOL_CALLS);
      assertThat(reply.finishDetail()).isEqualTo("STOP");
      assertThat(reply.toolCalls()).hasSize(1);
      ToolCall call = reply.toolCalls().get(0);
      assertThat(call.name()).isEqualTo("now");
      assertThat(call.arguments()).isEqualTo("{}");
      assertThat(call.signature()).startsWith("C").hasSizeGreaterThan(100);
    }
  }

  @Test
  void readsArgumentsOfACall() throws InterruptedException {
    for (String file : List.of("google-tool-call.json", "google-tool-call-gemini3.chunks.txt")) {
      ModelReply reply = read(VERCEL + file);
      assertThat(reply.toolCalls()).hasSize(1);
      assertThat(reply.toolCalls().get(0).arguments())
          .isEqualTo("{\"location\":\"San Francisco\"}");
      assertThat(reply.toolCalls().get(0).signature()).isNotNull();
    }
  }

  @Test
  void keepsTheSignatureOfAText() throws InterruptedException {
    for (String file : List.of("google-text.json", "google-text.chunks.txt")) {
      ModelReply reply = read(VERCEL + file);
      assertThat(reply.text()).startsWith("There are **3**");
      assertThat(reply.reasoning()).hasSize(1);
      Part.Reasoning signed = reply.reasoning().get(0);
      assertThat(signed.text()).isEmpty();
      assertThat(signed.signature()).startsWith("E").hasSizeGreaterThan(90);
    }
  }

  @Test
  void takesABlockedPromptForAnException() {
    for (String file :
        List.of(
            "streaming-failure-prompt-blocked-safety.txt",
            "unary-failure-only-prompt-feedback.json")) {
      Path path = TestData.path(FIREBASE + file);
      server.then(answer(path));
      ModelException blocked = failure(path);
      assertThat(blocked.kind()).isEqualTo(ModelException.Kind.BLOCKED);
      assertThat(blocked.category())
          .isEqualTo(streamed(path) ? "SAFETY" : "BLOCK_REASON_UNSPECIFIED");
      assertThat(blocked)
          .hasMessageContaining(streamed(path) ? "HARM_CATEGORY_HATE_SPEECH" : "Message");
    }
  }

  private ModelException failure(Path path) {
    Throwable thrown =
        Assertions.catchThrowable(
            () -> {
              if (streamed(path)) {
                ModelReply.collect(provider.chat("gemini-2.5-flash").stream(QUESTION));
              } else {
                provider.chat("gemini-2.5-flash").complete(QUESTION);
              }
            });
    assertThat(thrown).isInstanceOf(ModelException.class);
    return (ModelException) thrown;
  }

  @Test
  void keepsWhatWasWrittenBeforeAReplyWasBlocked() throws InterruptedException {
    ModelReply safety = read(FIREBASE + "unary-failure-finish-reason-safety.json");
    assertThat(safety.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(safety.finishDetail()).isEqualTo("SAFETY");
    assertThat(safety.text()).startsWith("Safety error incoming");
    ModelReply recited = read(FIREBASE + "streaming-failure-recitation-no-content.txt");
    assertThat(recited.finish()).isEqualTo(FinishReason.BLOCKED);
    assertThat(recited.finishDetail()).isEqualTo("RECITATION");
    assertThat(recited.text()).isEqualTo("text1text2text3text4text5text6text7text8");
    assertThat(recited.usage().output()).hasValue(261);
  }

  @Test
  void readsRepliesWithoutContent() throws InterruptedException {
    ModelReply internal = read(FIREBASE + "unary-failure-with-message-no-content.json");
    assertThat(internal.text()).isEmpty();
    assertThat(internal.finish()).isEqualTo(FinishReason.OTHER);
    assertThat(internal.finishDetail()).isEqualTo("OTHER");
    ModelReply picture = read(FIREBASE + "streaming-success-empty-parts.txt");
    assertThat(picture.text())
        .isEqualTo("Here's a cute cartoon kitten playing with a ball of yarn for you! ");
    assertThat(picture.finish()).isEqualTo(FinishReason.STOP);
    assertThat(read(FIREBASE + "streaming-success-no-content-parts.txt").text())
        .startsWith("I will generate")
        .endsWith("cloudy sky.\n\n");
  }

  @Test
  void showsCodeThatTheServiceRanAsText() throws InterruptedException {
    ModelReply reply = read(FIREBASE + "unary-success-code-execution.json");
    assertThat(reply.text())
        .contains("```python\nprime_numbers = ")
        .contains("```\nsum_of_primes=28\n```")
        .contains("The sum of these numbers is");
    assertThat(reply.usage().input()).hasValue(181);
    assertThat(reply.usage().output()).hasValue(182);
  }

  @Test
  void leavesCitationsAndGroundingOut() throws InterruptedException {
    assertThat(read(FIREBASE + "unary-success-citations.json").text())
        .startsWith("Okay, let's break down")
        .doesNotContain("example.com");
    assertThat(read(FIREBASE + "unary-success-google-search-grounding.json").finish())
        .isEqualTo(FinishReason.STOP);
    assertThat(read(FIREBASE + "streaming-success-citations.txt").text()).hasSizeGreaterThan(500);
  }

  @Test
  void saysHowToSetAWrongKey() {
    ModelException failure = refused(FIREBASE + "unary-failure-api-key.json");
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining("astraflow.models.gemini.api-key")
        .hasMessageContaining("API key not valid");
  }

  @Test
  void saysThatTheServiceIsNotEnabled() {
    ModelException failure =
        refused(FIREBASE + "unary-failure-generativelanguage-api-not-enabled.json");
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
    assertThat(failure).hasMessageContaining("Enable it by visiting");
  }

  @Test
  void namesModelsThatAreSpelledAlike() {
    ModelException failure = refused(FIREBASE + "unary-failure-unknown-model.json");
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining("gemini-5.0-flash")
        .hasMessageContaining("Similar names: gemini-2.0-flash, ");
  }

  @Test
  void readsHowLongToWait() {
    ModelException failure = refused(VERCEL + "google-429-retry-info.json");
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.BUSY);
    assertThat(failure.retryAfter()).hasValue(Duration.ofMillis(34_400));
  }

  @Test
  void refusesAPictureThatTheServiceRefuses() {
    ModelException failure = refused(FIREBASE + "streaming-failure-image-rejected.txt");
    assertThat(failure.kind()).isEqualTo(ModelException.Kind.REFUSED);
  }

  @Test
  void tellsUsageOnceAndFinishesLast() throws InterruptedException {
    Path path = TestData.path(FIREBASE + "streaming-success-basic-reply-long.txt");
    server.then(answer(path));
    List<ModelEvent> events = replay(true).events();
    assertThat(events.stream().filter(ModelEvent.UsageReported.class::isInstance)).hasSize(1);
    assertThat(events.get(events.size() - 1)).isInstanceOf(ModelEvent.Finished.class);
  }
}
