package io.astraflow.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Usage;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import io.astraflow.tool.ToolSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ModelAdapter} over HTTP keeps: extend it, say how the provider writes, inherit
 * the tests. {@link ModelFailureContract} is its other half.
 */
public abstract class ModelAdapterContract {
  /** The key that providers of the contract are to use. */
  protected static final String KEY = "contract-key-8b1f";

  /** A question that no error may repeat. */
  protected static final ModelRequest QUESTION =
      ModelRequest.builder()
          .system("Answer in one word.")
          .user("Which bird is on the lake? 🦆")
          .timeout(Duration.ofSeconds(20))
          .build();

  private static final ToolSpec WEATHER =
      new ToolSpec(
          "weather",
          "Tells the weather of a city.",
          new JsonSchema(
              "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"],\"additionalProperties\":false}"));

  private static final ToolCall FIRST = new ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}");
  private static final ToolCall SECOND = new ToolCall("call_2", "weather", "{\"city\":\"Rome\"}");

  /** The server of a test. */
  protected ScriptedServer server = new ScriptedServer();

  private final List<ModelProvider> opened = new ArrayList<>();

  /** Creates the contract's tests for one provider. */
  protected ModelAdapterContract() {}

  /** Returns a new provider at an address, with the key {@link #KEY} where it takes one. */
  protected abstract ModelProvider provider(URI address);

  /** Returns the id of a model that calls tools. */
  protected abstract String model();

  /** Returns how the provider writes. */
  protected abstract ProviderWire wire();

  /** Returns whether replies can have what the model thinks; default true. */
  protected boolean reasons() {
    return true;
  }

  /** Returns whether the protocol has ids of tool calls; default true. */
  protected boolean namesCalls() {
    return true;
  }

  @BeforeEach
  void openServer() {
    server.close();
    server = new ScriptedServer();
  }

  @AfterEach
  void closeAll() {
    opened.forEach(ModelProvider::close);
    server.close();
  }

  /** Returns the adapter of {@link #model()} at the test's server. */
  protected ModelAdapter adapter() {
    return adapter(server.uri());
  }

  /** Returns the adapter of {@link #model()} at an address. */
  protected ModelAdapter adapter(URI address) {
    ModelProvider provider = provider(address);
    opened.add(provider);
    return provider.chat(model());
  }

  /** Reads all events of a stream of {@link #QUESTION}. */
  protected List<ModelEvent> events() throws InterruptedException {
    try (ModelStream stream = adapter().stream(QUESTION)) {
      List<ModelEvent> events = new ArrayList<>();
      stream.forEach(events::add);
      return events;
    }
  }

  /** Returns the text of events, joined. */
  protected static String text(List<ModelEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Text part) {
        text.append(part.text());
      }
    }
    return text.toString();
  }

  /** Checks that an action fails so, and that its exception shows neither key nor prompt. */
  protected static ModelException assertFails(Kind kind, Action action) {
    Throwable thrown = Assertions.catchThrowable(action::run);
    assertThat(thrown).isInstanceOf(ModelException.class);
    ModelException failure = (ModelException) thrown;
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(KEY).doesNotContain("bird is on the lake");
    }
    return failure;
  }

  /** Something that may fail. */
  @FunctionalInterface
  protected interface Action {

    /** Does it. */
    void run() throws Exception;
  }

  @Test
  void repliesWithTextUsageAndTheReasonOfItsEnd() throws InterruptedException {
    server.then(wire().answer(WireReply.of("A ", "mallard 🦆.")));
    ModelReply reply = adapter().complete(QUESTION);
    assertThat(reply.text()).isEqualTo("A mallard 🦆.");
    assertThat(reply.finish()).isEqualTo(FinishReason.STOP);
    assertThat(reply.usage().input()).hasValue(11);
    assertThat(reply.usage().output()).hasValue(7);
    assertThat(reply.toolCalls()).isEmpty();
    assertThat(reply.model()).isEqualTo(adapter().name());
  }

  @Test
  void sendsTheWholeConversationOnce() throws InterruptedException {
    server.then(wire().answer(WireReply.of("ok")));
    ModelRequest request =
        QUESTION.toBuilder().message(Message.assistant("Loon.")).user("Surely?").build();
    adapter().complete(request);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.lastRequest().method()).isEqualTo("POST");
    assertThat(server.lastRequest().body())
        .contains("Answer in one word.")
        .contains("🦆")
        .contains("Loon.")
        .contains("Surely?");
  }

  @Test
  void streamsText() throws InterruptedException {
    server.then(wire().stream(WireReply.of("A ", "mall", "ard 🦆.")));
    List<ModelEvent> events = events();
    assertThat(text(events)).isEqualTo("A mallard 🦆.");
    assertThat(events.stream().filter(ModelEvent.Text.class::isInstance).count())
        .isGreaterThanOrEqualTo(3);
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            ModelEvent.Finished.class,
            finished -> assertThat(finished.reason()).isEqualTo(FinishReason.STOP));
    assertThat(usage(events).input()).hasValue(11);
    assertThat(usage(events).output()).hasValue(7);
  }

  @Test
  void streamsTheSameEventsByteByByte() throws InterruptedException {
    Answer answer = wire().stream(WireReply.of("Grüße, ", "鳥", " 🦆").calling(FIRST, SECOND));
    server.then(answer).then(answer.byteByByte());
    List<ModelEvent> whole = withoutIds(events());
    assertThat(withoutIds(events())).isEqualTo(whole);
  }

  @Test
  void givesTextWhileTheReplyIsWritten() throws InterruptedException {
    Answer first = wire().stream(wire().frames(WireReply.of("early")).subList(0, 2));
    server.then(first.stall());
    try (ModelStream stream = adapter().stream(QUESTION)) {
      assertThat(stream.iterator().next()).isEqualTo(new ModelEvent.Text("early"));
    }
  }

  @Test
  void repliesWithToolCalls() throws InterruptedException {
    server.then(wire().answer(WireReply.of().calling(FIRST, SECOND)));
    ModelReply reply = adapter().complete(QUESTION.toBuilder().tools(List.of(WEATHER)).build());
    assertThat(server.lastRequest().body()).contains("Tells the weather of a city.");
    assertCalls(reply.toolCalls());
    assertThat(reply.finish()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Test
  void streamsToolCalls() throws InterruptedException {
    server.then(wire().stream(WireReply.of().calling(FIRST, SECOND)));
    List<ModelEvent> events = events();
    List<ToolCall> calls =
        events.stream()
            .filter(ModelEvent.ToolCallCompleted.class::isInstance)
            .map(event -> ((ModelEvent.ToolCallCompleted) event).call())
            .toList();
    assertCalls(calls);
  }

  private void assertCalls(List<ToolCall> calls) {
    assertThat(calls).extracting(ToolCall::name).containsExactly("weather", "weather");
    assertThat(calls)
        .extracting(call -> call.arguments().replaceAll("\\s", ""))
        .containsExactly(FIRST.arguments(), SECOND.arguments());
    assertThat(calls).extracting(ToolCall::id).doesNotHaveDuplicates().doesNotContain("");
    if (namesCalls()) {
      assertThat(calls).extracting(ToolCall::id).containsExactly("call_1", "call_2");
    }
  }

  @Test
  void sendsBackCallsAndTheirResults() throws InterruptedException {
    server
        .then(wire().answer(WireReply.of().calling(FIRST)))
        .then(wire().answer(WireReply.of("Rain.")));
    ModelRequest asked = QUESTION.toBuilder().tools(List.of(WEATHER)).build();
    ModelReply reply = adapter().complete(asked);
    ToolResult result = ToolResult.of(reply.toolCalls().get(0), "{\"sky\":\"grey\"}");
    adapter()
        .complete(
            asked.toBuilder()
                .message(Message.of(reply))
                .message(Message.results(List.of(result)))
                .build());
    assertThat(server.lastRequest().body()).contains("weather").contains("Oslo").contains("grey");
  }

  @Test
  void tellsWhatItThinksApart() throws InterruptedException {
    if (!reasons()) {
      return;
    }
    WireReply thinking = WireReply.of("A duck.").thinking("It has ", "feathers.");
    server.then(wire().answer(thinking)).then(wire().stream(thinking));
    ModelReply whole = adapter().complete(QUESTION);
    assertThat(whole.text()).isEqualTo("A duck.");
    assertThat(whole.reasoning())
        .extracting(part -> part.text())
        .containsExactly("It has feathers.");
    try (ModelStream stream = adapter().stream(QUESTION)) {
      ModelReply streamed = ModelReply.collect(stream);
      assertThat(streamed.text()).isEqualTo("A duck.");
      assertThat(streamed.reasoning())
          .extracting(part -> part.text())
          .containsExactly("It has feathers.");
    }
  }

  @Test
  void toleratesUnknownFieldsAndReasons() throws InterruptedException {
    WireReply odd = WireReply.of("ok").ending(FinishReason.OTHER, "brand_new_reason");
    server
        .then(Answer.json(withUnknownField(wire().whole(odd))))
        .then(
            wire().stream(
                wire().frames(odd).stream().map(frame -> withUnknownField(frame)).toList()));
    ModelReply whole = adapter().complete(QUESTION);
    assertThat(whole.text()).isEqualTo("ok");
    assertThat(whole.finish()).isEqualTo(FinishReason.OTHER);
    assertThat(whole.finishDetail()).isEqualTo("brand_new_reason");
    List<ModelEvent> events = events();
    assertThat(text(events)).isEqualTo("ok");
    assertThat(events.get(events.size() - 1))
        .isEqualTo(new ModelEvent.Finished(FinishReason.OTHER, "brand_new_reason"));
  }

  private static String withUnknownField(String json) {
    return json.replaceFirst("\\{", "{\"unheard_of\":{\"deep\":[1,null,{\"a\":\"b\"}]},");
  }

  @Test
  void takesCountsThatAreAbsentForUnknown() throws InterruptedException {
    WireReply uncounted =
        new WireReply(List.of(), List.of("ok"), List.of(), FinishReason.STOP, "", Usage.UNKNOWN);
    server.then(wire().answer(uncounted)).then(wire().stream(uncounted));
    assertThat(adapter().complete(QUESTION).usage()).isEqualTo(Usage.UNKNOWN);
    assertThat(text(events())).isEqualTo("ok");
  }

  @Test
  void tellsALongReplyApart() throws InterruptedException {
    server.then(wire().answer(WireReply.of("A mal").ending(FinishReason.LENGTH, "")));
    assertThat(adapter().complete(QUESTION).finish()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void listsModels() throws InterruptedException {
    server.then(Answer.json(wire().models(List.of("one-model", "other-model"))));
    ModelProvider provider = provider(server.uri());
    opened.add(provider);
    assertThat(provider.models())
        .extracting(found -> found.name().model())
        .containsExactly("one-model", "other-model");
  }

  @Test
  void givesOneAndTheSameAdapterOfAModel() {
    ModelProvider provider = provider(server.uri());
    opened.add(provider);
    assertThat(provider.chat(model())).isSameAs(provider.chat(model()));
    assertThat(provider.chat(model()).name().provider()).isEqualTo(provider.id());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void countsTokensWithoutAskingAnybody() {
    assertThat(adapter().countTokens(QUESTION)).isBetween(8, 60);
    assertThat(server.requests()).isEmpty();
  }

  private static Usage usage(List<ModelEvent> events) {
    Usage usage = Usage.UNKNOWN;
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.UsageReported reported) {
        usage = reported.usage();
      }
    }
    return usage;
  }

  // Ids that the adapter makes differ from reply to reply.
  private List<ModelEvent> withoutIds(List<ModelEvent> events) {
    if (namesCalls()) {
      return events;
    }
    return events.stream()
        .map(
            event ->
                event instanceof ModelEvent.ToolCallCompleted done
                    ? new ModelEvent.ToolCallCompleted(
                        new ToolCall("", done.call().name(), done.call().arguments()))
                    : event)
        .toList();
  }
}
