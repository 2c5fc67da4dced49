package io.astraflow.core.internal.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.model.attempt.FailingStreams;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Part;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.Redaction;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedactedModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");

  private final ScriptedModel model = new ScriptedModel(NAME);
  private final ModelAdapter redacted = RedactedModel.around(model, Redaction.defaults());

  private static ModelReply reply(String text, List<ToolCall> calls) {
    return new ModelReply(
        NAME, text, List.of(), calls, FinishReason.STOP, "", Usage.UNKNOWN, ReplyMetadata.NONE);
  }

  /** Replies with the last message of the request, as text or as a call. */
  private static ModelReply echo(ModelRequest request) {
    Message last = request.messages().get(request.messages().size() - 1);
    List<ToolCall> calls = new ArrayList<>();
    for (Part part : last.parts()) {
      if (part instanceof Part.Call call) {
        calls.add(call.call());
      }
    }
    return reply(last.text(), calls);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> values =
        Arbitraries.of(
            "ada@example.org",
            "bob@example.org",
            "+49 30 901820",
            "4111111111111111",
            "DE89 3704 0044 0532 0130 00",
            "536-90-4399",
            "203.0.113.195",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----");
    Arbitrary<String> alike =
        Arbitraries.of(
            "[EMAIL_1]",
            "[EMAIL_2]",
            "[PHONE_1]",
            "[EMAIL_",
            "[",
            "]",
            "1]",
            "\"",
            "[[IP_1]]",
            "\"[CARD_1]\"",
            "\\",
            "{\"a\":",
            "}");
    Arbitrary<String> others = Arbitraries.strings().ofMaxLength(5);
    return Arbitraries.oneOf(values, values, alike, others, Arbitraries.just(" "))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void givesBackEveryTextThatIsEchoed(@ForAll("texts") String text) throws InterruptedException {
    model.then(RedactedModelTest::echo);
    assertThat(redacted.complete(ModelRequest.of("-" + text)).text()).isEqualTo("-" + text);
  }

  @Property(tries = 500)
  void givesBackEveryArgumentThatIsEchoed(@ForAll("texts") String arguments)
      throws InterruptedException {
    model.then(RedactedModelTest::echo);
    ToolCall call = new ToolCall("1", "send", arguments);
    ModelRequest request =
        ModelRequest.builder()
            .message(new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call))))
            .build();
    assertThat(redacted.complete(request).toolCalls()).containsExactly(call);
  }

  @Property(tries = 300)
  void givesBackEveryStreamHoweverItIsSplit(@ForAll("texts") String text, @ForAll long seed)
      throws InterruptedException {
    Splitting splitting = new Splitting(new Random(seed));
    ModelAdapter around = RedactedModel.around(splitting, Redaction.defaults());
    assertThat(ModelReply.collect(around.stream(ModelRequest.of("-" + text))).text())
        .isEqualTo("-" + text);
  }

  /** Streams the last message in pieces. */
  private record Splitting(Random random) implements ModelAdapter {
    @Override
    public ModelName name() {
      return NAME;
    }

    @Override
    public ModelCapabilities capabilities() {
      return new ScriptedModel(NAME).capabilities();
    }

    @Override
    public int countTokens(ModelRequest request) {
      return 1;
    }

    @Override
    public ModelReply complete(ModelRequest request) {
      return echo(request);
    }

    @Override
    public ModelStream stream(ModelRequest request) {
      String text = echo(request).text();
      List<ModelEvent> events = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(4));
        events.add(new ModelEvent.Text(text.substring(at, end)));
        if (random.nextBoolean()) {
          events.add(new ModelEvent.UsageReported(Usage.UNKNOWN));
        }
        at = end;
      }
      events.add(FailingStreams.FINISHED);
      return new FailingStreams(NAME, events).stream(request);
    }

    @Override
    public void close() {}
  }

  @Test
  void hidesValuesInAllThatIsSaid() throws InterruptedException {
    String mail = "ada@example.org";
    ToolCall call =
        new ToolCall("1", "send", "{\"to\":\"ada@example.org\",\"n\":4111111111111111}");
    ModelRequest request =
        ModelRequest.builder()
            .system("You serve " + mail)
            .user("I am " + mail + " at 203.0.113.195")
            .message(
                new Message(
                    Message.Role.ASSISTANT,
                    List.of(new Part.Reasoning("So " + mail, "sig"), new Part.Call(call))))
            .message(Message.results(List.of(ToolResult.of(call, "Sent to " + mail))))
            .build();
    model.then(reply("Told [EMAIL_1] of [IP_1], not [IP_2].", List.of()));

    assertThat(redacted.complete(request).text())
        .isEqualTo("Told ada@example.org of 203.0.113.195, not [IP_2].");

    ModelRequest sent = model.requests().get(0);
    assertThat(sent.system()).isEqualTo("You serve [EMAIL_1]");
    assertThat(sent.messages().get(0).text()).isEqualTo("I am [EMAIL_1] at [IP_1]");
    assertThat(sent.messages().get(1).parts())
        .containsExactly(
            new Part.Reasoning("So [EMAIL_1]", "sig"),
            new Part.Call(new ToolCall("1", "send", "{\"to\":\"[EMAIL_1]\",\"n\":\"[CARD_1]\"}")));
    assertThat(sent.messages().get(2).parts())
        .containsExactly(new Part.Result(new ToolResult("1", "send", "Sent to [EMAIL_1]", false)));
  }

  @Test
  void keepsPlaceholdersWhileAConversationGrows() throws InterruptedException {
    model.then(reply("Hi [EMAIL_1]", List.of())).then(reply("Bye", List.of()));
    ModelRequest first = ModelRequest.of("I am ada@example.org");
    ModelReply reply = redacted.complete(first);
    redacted.complete(
        first.toBuilder().message(Message.of(reply)).user("and bob@example.org").build());
    assertThat(model.requests().get(1).messages().stream().map(Message::text))
        .containsExactly("I am [EMAIL_1]", "Hi [EMAIL_1]", "and [EMAIL_2]");
  }

  @Test
  void givesNoPlaceholderThatTheRequestHas() throws InterruptedException {
    model.then(RedactedModelTest::echo);
    assertThat(redacted.complete(ModelRequest.of("What is [EMAIL_1]? ada@example.org")).text())
        .isEqualTo("What is [EMAIL_1]? ada@example.org");
    assertThat(model.requests().get(0).messages().get(0).text())
        .isEqualTo("What is [EMAIL_1]? [EMAIL_2]");
  }

  @Test
  void escapesValuesInArgumentsAndJsonReplies() throws InterruptedException {
    String key = "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----";
    model.then(
        reply(
            "{\"key\":\"[SECRET_1]\"}", List.of(new ToolCall("1", "f", "{\"k\":\"[SECRET_1]\"}"))));
    ModelRequest request =
        ModelRequest.builder()
            .user("Use " + key)
            .responseFormat(new io.astraflow.model.ResponseFormat.Json())
            .build();
    ModelReply reply = redacted.complete(request);
    assertThat(reply.text()).isEqualTo("{\"key\":\"" + key.replace("\n", "\\n") + "\"}");
    assertThat(reply.toolCalls().get(0).arguments())
        .isEqualTo("{\"k\":\"" + key.replace("\n", "\\n") + "\"}");
  }

  @Test
  void restoresFragmentsOfCallsAndHoldsBackNoMoreThanItMust() throws InterruptedException {
    FailingStreams streams =
        new FailingStreams(
            NAME,
            List.of(
                new ModelEvent.Text("Mail [x] to [EMA"),
                new ModelEvent.Text("IL_1]! ["),
                new ModelEvent.ToolCallFragment(0, "1", "send", "{\"to\":\"[EMAIL"),
                new ModelEvent.ToolCallFragment(0, null, null, "_1]\"}"),
                new ModelEvent.ToolCallCompleted(
                    new ToolCall("1", "send", "{\"to\":\"[EMAIL_1]\"}")),
                FailingStreams.FINISHED));
    ModelAdapter around = RedactedModel.around(streams, Redaction.defaults());
    List<ModelEvent> events = new ArrayList<>();
    around.stream(ModelRequest.of("ada@example.org")).forEach(events::add);
    assertThat(events)
        .containsExactly(
            new ModelEvent.Text("Mail [x] to "),
            new ModelEvent.Text("ada@example.org! "),
            new ModelEvent.Text("["),
            new ModelEvent.ToolCallFragment(0, "1", "send", "{\"to\":\""),
            new ModelEvent.ToolCallFragment(0, null, null, "ada@example.org\"}"),
            new ModelEvent.ToolCallCompleted(
                new ToolCall("1", "send", "{\"to\":\"ada@example.org\"}")),
            FailingStreams.FINISHED);
  }

  @Test
  void leavesLocalProvidersAndExceptionsAlone() {
    ModelAdapter local = new Local();
    assertThat(RedactedModel.around(local, Redaction.defaults())).isSameAs(local);
    assertThat(RedactedModel.around(local, Redaction.defaults().withProvider("scripted", true)))
        .isNotSameAs(local);
    assertThat(RedactedModel.around(model, Redaction.defaults().withProvider("scripted", false)))
        .isSameAs(model);
    assertThat(RedactedModel.around(model, Redaction.off())).isSameAs(model);
  }

  private static final class Local implements ModelAdapter {
    @Override
    public ModelName name() {
      return NAME;
    }

    @Override
    public ModelCapabilities capabilities() {
      return new ModelCapabilities(Set.of(), OptionalInt.empty(), OptionalInt.empty(), true);
    }

    @Override
    public int countTokens(ModelRequest request) {
      return 1;
    }

    @Override
    public ModelReply complete(ModelRequest request) {
      return echo(request);
    }

    @Override
    public ModelStream stream(ModelRequest request) {
      throw new UnsupportedOperationException(Optional.of("no streams").get());
    }

    @Override
    public void close() {}
  }

  private ToolCall sent(String arguments) throws InterruptedException {
    model.then(RedactedModelTest::echo);
    ToolCall call = new ToolCall("1", "send", arguments);
    ModelRequest request =
        ModelRequest.builder()
            .message(new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call))))
            .build();
    assertThat(redacted.complete(request).toolCalls()).containsExactly(call);
    List<ModelRequest> all = model.requests();
    return ((Part.Call) all.get(all.size() - 1).messages().get(0).parts().get(0)).call();
  }

  @Test
  void hidesWhatEscapesStandBeside() throws InterruptedException {
    assertThat(sent("{\"body\": \"Hi\\nbob@example.com\"}").arguments())
        .isEqualTo("{\"body\": \"Hi\\n[EMAIL_1]\"}");
    assertThat(sent("{\"body\":\"key:\\nsk-abcdefghij0123456789ABCD\"}").arguments())
        .isEqualTo("{\"body\":\"key:\\n[SECRET_1]\"}");
    assertThat(sent("{\"api_key\": \"0a1b2c3d4e5f6a7b\", \"n\": [1.50, true]}").arguments())
        .isEqualTo("{\"api_key\": \"[SECRET_1]\", \"n\": [1.50, true]}");
  }

  @Test
  void hidesWhatIsWrittenWithEscapes() throws InterruptedException {
    model.then(RedactedModelTest::echo);
    ToolCall call = new ToolCall("1", "send", "{\"to\":\"bob\\u0040example.com\"}");
    ModelRequest request =
        ModelRequest.builder()
            .message(new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call))))
            .build();
    assertThat(redacted.complete(request).toolCalls().get(0).arguments())
        .isEqualTo("{\"to\":\"bob@example.com\"}");
    assertThat(model.requests().get(0).messages().get(0).parts())
        .containsExactly(new Part.Call(new ToolCall("1", "send", "{\"to\":\"[EMAIL_1]\"}")));
  }

  @Test
  void keepsJsonValidWhereNumbersAreHidden() throws InterruptedException {
    assertThat(sent("{\"n\":[-4111111111111111,4111111111111111]}").arguments())
        .isEqualTo("{\"n\":[\"[CARD_1]\",\"[CARD_2]\"]}");
  }

  @Test
  void hidesWhatToolsReturnAsJson() throws InterruptedException {
    ToolCall call = new ToolCall("1", "read", "{}");
    model.then(reply("It is [EMAIL_1].", List.of()));
    ModelRequest request =
        ModelRequest.builder()
            .message(
                Message.results(
                    List.of(ToolResult.of(call, "[{\"mail\": \"From\\tbob@example.com\"}]"))))
            .build();
    assertThat(redacted.complete(request).text()).isEqualTo("It is bob@example.com.");
    assertThat(model.requests().get(0).messages().get(0).parts())
        .containsExactly(
            new Part.Result(
                new ToolResult("1", "read", "[{\"mail\": \"From\\t[EMAIL_1]\"}]", false)));
  }

  @Test
  void escapesValuesInFragmentsOfCalls() throws InterruptedException {
    String key = "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----";
    FailingStreams streams =
        new FailingStreams(
            NAME,
            List.of(
                new ModelEvent.ToolCallFragment(0, "1", "f", "{\"k\":\"[SEC"),
                new ModelEvent.ToolCallFragment(0, null, null, "RET_1]\"}"),
                new ModelEvent.ToolCallCompleted(new ToolCall("1", "f", "{\"k\":\"[SECRET_1]\"}")),
                FailingStreams.FINISHED));
    StringBuilder fragments = new StringBuilder();
    RedactedModel.around(streams, Redaction.defaults()).stream(ModelRequest.of("Use " + key))
        .forEach(
            event -> {
              if (event instanceof ModelEvent.ToolCallFragment part) {
                fragments.append(part.arguments());
              }
            });
    assertThat(fragments).hasToString("{\"k\":\"" + key.replace("\n", "\\n") + "\"}");
  }
}
