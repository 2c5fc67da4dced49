package io.astraflow.core.internal.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.Tools;
import io.astraflow.core.TypedReplies;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.Capability;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Money;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.TypedReply;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.ToolCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredModelTest {
  private static final ModelRequest REQUEST =
      ModelRequest.builder().system("Be brief.").user("Which city?").build();
  private static final String OSLO = "{\"name\": \"Oslo\", \"people\": 700000}";
  private static final String UNFIT = "{\"name\": \"Oslo\", \"people\": \"many\"}";
  private static final ModelName NAME = new ModelName("scripted", "model");

  record City(String name, int people) {
    City {
      if (people < 0) {
        throw new IllegalArgumentException("people must not be negative: " + people);
      }
    }
  }

  private static ModelReply reply(String text, FinishReason finish, List<ToolCall> calls) {
    return new ModelReply(
        NAME,
        text,
        List.of(),
        calls,
        finish,
        "detail",
        Usage.of(10, 5),
        ReplyMetadata.NONE.withCost(Optional.of(Money.usd("0.01"))));
  }

  private static ModelReply reply(String text) {
    return reply(text, FinishReason.STOP, List.of());
  }

  @Test
  void asksWithTheRecordsSchemaAndReadsTheReply() throws Exception {
    ScriptedModel model = new ScriptedModel(OSLO);

    TypedReply<City> typed = TypedReplies.ask(model, REQUEST, City.class);

    assertThat(typed.value()).isEqualTo(new City("Oslo", 700_000));
    ModelRequest asked = model.requests().get(0);
    assertThat(asked.responseFormat())
        .isEqualTo(new ResponseFormat.Schema("City", Tools.schemaOf(City.class)));
    assertThat(asked.system()).isEqualTo("Be brief.");
  }

  @Test
  void tellsAModelWithoutSchemasInItsInstructions() throws Exception {
    ScriptedModel script = new ScriptedModel(OSLO, OSLO);

    TypedReplies.ask(new PlainModel(script, Set.of(Capability.JSON)), REQUEST, City.class);
    TypedReplies.ask(new PlainModel(script, Set.of()), REQUEST, City.class);

    assertThat(script.requests().get(0).responseFormat()).isEqualTo(new ResponseFormat.Json());
    assertThat(script.requests().get(1).responseFormat()).isEqualTo(ResponseFormat.text());
    assertThat(script.requests())
        .allSatisfy(
            request ->
                assertThat(request.system())
                    .startsWith("Be brief.")
                    .contains(Tools.schemaOf(City.class).json()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OSLO,
        "\n " + OSLO + "\n",
        "```json\n" + OSLO + "\n```",
        "```\n" + OSLO + "\n```",
        "Here it is:\n```json\n" + OSLO + "\n```\nAnything {else}?",
        "Sure! " + OSLO + " Bye.",
        "<think>Is it {Oslo}? Yes.</think>\n" + OSLO
      })
  void takesTheJsonOutOfWhatStandsAroundIt(String text) throws Exception {
    TypedReply<City> typed = TypedReplies.ask(new ScriptedModel(text), REQUEST, City.class);
    assertThat(typed.reply().text()).isEqualTo(OSLO);
    assertThat(typed.value().name()).isEqualTo("Oslo");
  }

  @Test
  void sendsWhatDoesNotFitBackOnce() throws Exception {
    ScriptedModel model = new ScriptedModel(NAME).then(reply(UNFIT)).then(reply(OSLO));

    TypedReply<City> typed = TypedReplies.ask(model, REQUEST, City.class);

    assertThat(typed.value().name()).isEqualTo("Oslo");
    assertThat(typed.reply().usage()).isEqualTo(Usage.of(20, 10));
    assertThat(typed.reply().metadata().cost()).contains(Money.usd("0.02"));
    List<Message> second = model.requests().get(1).messages();
    assertThat(second).hasSize(3);
    assertThat(second.get(1)).isEqualTo(Message.assistant(UNFIT));
    assertThat(second.get(2).text()).contains("/people").contains("integer expected");
  }

  @Test
  void sendsBackWhatTheRecordRefuses() throws Exception {
    ScriptedModel model = new ScriptedModel("{\"name\": \"Oslo\", \"people\": -1}", OSLO);

    assertThat(TypedReplies.ask(model, REQUEST, City.class).value().people()).isEqualTo(700_000);
    assertThat(model.requests().get(1).messages().get(2).text())
        .contains("people must not be negative");
  }

  @Test
  void saysWhatDoesNotFitAtTheSecondTimeEither() {
    ScriptedModel model = new ScriptedModel("no JSON at all", UNFIT, OSLO);
    assertThatThrownBy(() -> TypedReplies.ask(model, REQUEST, City.class))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.BROKEN_REPLY))
        .hasMessageContaining("scripted:model")
        .hasMessageContaining("/people");
    assertThat(model.requests()).hasSize(2);
  }

  @Test
  void doesNotSendBackWhatWasCutOrBlocked() {
    ScriptedModel cut =
        new ScriptedModel(NAME).then(reply("{\"name\": \"Os", FinishReason.LENGTH, List.of()));
    assertThatThrownBy(() -> TypedReplies.ask(cut, REQUEST, City.class))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("maxOutputTokens");
    ScriptedModel blocked =
        new ScriptedModel(NAME).then(reply("", FinishReason.BLOCKED, List.of()));
    assertThatThrownBy(() -> TypedReplies.ask(blocked, REQUEST, City.class))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.BLOCKED));
    assertThat(cut.requests()).hasSize(1);
    assertThat(blocked.requests()).hasSize(1);
  }

  @Test
  void leavesRepliesThatCallToolsAlone() throws Exception {
    ToolCall call = new ToolCall("1", "look", "{}");
    ModelReply calling = reply("", FinishReason.TOOL_CALLS, List.of(call));
    ModelRequest typed = REQUEST.toBuilder().responseFormat(City.class).build();
    StructuredModel model = new StructuredModel(new ScriptedModel(NAME).then(calling));
    assertThat(model.complete(typed)).isEqualTo(calling);
    assertThatThrownBy(
            () -> TypedReplies.ask(new ScriptedModel(NAME).then(calling), REQUEST, City.class))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("ToolLoop");
  }

  @Test
  void saysThatItWantsJsonAlsoToAModelWithAModeForIt() throws Exception {
    ModelRequest json = REQUEST.toBuilder().responseFormat(new ResponseFormat.Json()).build();
    ScriptedModel model = new ScriptedModel("{}");
    new StructuredModel(model).complete(json);
    ModelRequest asked = model.requests().get(0);
    assertThat(asked.system()).startsWith("Be brief.").containsIgnoringCase("json");
    assertThat(asked.responseFormat()).isEqualTo(new ResponseFormat.Json());
    assertThat(asked.messages()).isEqualTo(json.messages());
  }

  @Test
  void mendsJsonWithoutASchemaToo() throws Exception {
    ModelRequest json = REQUEST.toBuilder().responseFormat(new ResponseFormat.Json()).build();
    ScriptedModel model = new ScriptedModel("{\"a\": 1", "{\"a\": 1}");
    assertThat(new StructuredModel(model).complete(json).text()).isEqualTo("{\"a\": 1}");
  }

  @Test
  void leavesFreeTextAlone() throws Exception {
    ScriptedModel model = new ScriptedModel("```\nOslo\n```");
    assertThat(new StructuredModel(model).complete(REQUEST).text()).isEqualTo("```\nOslo\n```");
    assertThat(model.requests()).containsExactly(REQUEST);
  }

  @Test
  void failsAStreamThatDoesNotFitWithItsLastEvent() throws Exception {
    ModelRequest typed = REQUEST.toBuilder().responseFormat(City.class).build();
    StructuredModel model = new StructuredModel(new ScriptedModel(OSLO, UNFIT));
    try (ModelStream fits = model.stream(typed)) {
      assertThat(fits).hasSize(3);
    }
    List<ModelEvent> events = new ArrayList<>();
    try (ModelStream unfit = model.stream(typed)) {
      assertThatThrownBy(() -> unfit.forEach(events::add))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("/people");
    }
    assertThat(events).contains(new ModelEvent.Text(UNFIT));
    assertThat(events).noneMatch(ModelEvent.Finished.class::isInstance);
  }

  private static ModelReply paid(String text, Money cost) {
    return reply(text).withMetadata(ReplyMetadata.NONE.withCost(Optional.of(cost)));
  }

  @Test
  void saysNoCostWhereTwoRoundsWereInTwoCurrencies() throws InterruptedException {
    Money euro = new Money(BigDecimal.ONE, Currency.getInstance("EUR"));
    ScriptedModel script = new ScriptedModel(NAME);
    script.then(paid(UNFIT, Money.usd("1"))).then(paid(OSLO, euro));
    ModelReply reply =
        new StructuredModel(script)
            .complete(REQUEST.toBuilder().responseFormat(City.class).build());
    assertThat(reply.text()).isEqualTo(OSLO);
    assertThat(reply.metadata().cost()).isEmpty();
  }

  @Test
  void givesTheSecondRoundTheTimeThatIsLeft() throws InterruptedException {
    ManualTimeline time = new ManualTimeline();
    ModelRequest request =
        REQUEST.toBuilder().responseFormat(City.class).timeout(Duration.ofSeconds(60)).build();
    ScriptedModel script = new ScriptedModel(NAME);
    for (int i = 0; i < 2; i++) {
      Duration taken = Duration.ofSeconds(i == 0 ? 50 : 60);
      script.then(
          any -> {
            time.pass(taken);
            return reply(UNFIT);
          });
      if (i == 0) {
        script.then(reply(OSLO));
      }
    }
    StructuredModel model = new StructuredModel(script, time);
    model.complete(request);
    assertThat(script.requests().get(1).timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThatThrownBy(() -> model.complete(request)).hasMessageContaining("does not fit");
    assertThat(script.requests()).hasSize(3);
  }
}
