package io.astraflow.core.internal.chat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.Grounding;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Rating;
import io.astraflow.chat.TurnNotice;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.Message;
import io.astraflow.model.ModelName;
import io.astraflow.model.Money;
import io.astraflow.model.Part;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Citation;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatJsonTest {
  private static final Instant AT = Instant.parse("2024-02-29T12:34:56.789Z");
  private static final String SECRET = "xyzzy";

  @Property(tries = 300)
  void comesBackAsItWasButForItsIds(
      @ForAll @Size(max = 8) List<@From("texts") String> texts,
      @ForAll("texts") String title,
      @ForAll @IntRange(max = 1_000) int seed) {
    List<ChatMessage> messages = tree(texts, seed);
    Optional<String> current =
        messages.isEmpty()
            ? Optional.empty()
            : Optional.of(messages.get(seed % messages.size()).id());
    PortableChat chat = new PortableChat(title, ChatSettings.ofDefaults(), AT, current, messages);

    String json = ChatJson.write(chat);

    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(json);
    PortableChat read = ChatJson.read(json, numbered("new-"));
    assertThat(read.title()).isEqualTo(title);
    assertThat(read.createdAt()).isEqualTo(AT);
    assertThat(read.current()).isEqualTo(current.map(ChatJsonTest::renewed));
    assertThat(read.messages())
        .isEqualTo(
            messages.stream()
                .map(old -> old.at(renewed(old.id()), old.parent().map(ChatJsonTest::renewed)))
                .toList());
  }

  /** Returns questions and answers, each behind an earlier message that it may follow. */
  private static List<ChatMessage> tree(List<String> texts, int seed) {
    List<ChatMessage> messages = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      ChatMessage before = messages.isEmpty() ? null : messages.get((seed + i) % messages.size());
      boolean answer = before != null && before.role() == ChatRole.USER;
      Optional<String> parent = Optional.ofNullable(before).map(ChatMessage::id);
      messages.add(
          answer
              ? answer("m-" + i, parent, texts.get(i))
              : ChatMessage.user("m-" + i, parent, texts.get(i), AT));
    }
    return messages;
  }

  private static String renewed(String id) {
    return id.replace("m-", "new-");
  }

  private static Supplier<String> numbered(String prefix) {
    AtomicInteger next = new AtomicInteger();
    return () -> prefix + next.getAndIncrement();
  }

  private static ChatMessage answer(String id, Optional<String> parent, String text) {
    ToolCall call = new ToolCall("c", "clock", "{\"zone\": \"" + text.length() + "\"}", "signed");
    ToolCall other = new ToolCall("o", "clock", "{}");
    return new ChatMessage(
        id,
        parent,
        ChatRole.ASSISTANT,
        MessageStatus.CANCELLED,
        text,
        AT,
        Optional.of("scripted:model"),
        Usage.of(12, 3),
        Optional.of(Money.usd("0.00012")),
        Grounds.CITED,
        List.of(new ChatSource(1, "papers", "d", "s", "t", 2, 5, 5 + text.length(), text)),
        List.of(new Citation("d", "s", "t", 2, 5, 5 + text.length(), text)),
        4,
        List.of(
            new Message(
                Message.Role.ASSISTANT,
                List.of(
                    new Part.Reasoning(text, null),
                    new Part.Reasoning("why", "signed"),
                    new Part.Call(call))),
            Message.results(List.of(ToolResult.of(call, text))),
            new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call), new Part.Call(other))),
            Message.results(List.of(ToolResult.failed(other, "late"), ToolResult.of(call, text)))),
        List.of(new TurnNotice(TurnNotice.Kind.CUT_OFF, text)),
        Optional.of("because"),
        Optional.of(Rating.BAD));
  }

  @Test
  void keepsEverySetting() {
    ChatSettings settings =
        ChatSettings.ofDefaults()
            .withTitle("Title")
            .withModel(new ModelName("scripted", "model"))
            .withCollections("papers", "notes")
            .withSystem("Be brief.")
            .withPinned(List.of("The user is called Ada."))
            .withGrounding(Grounding.MARK)
            .withPassages(3)
            .withHistoryTokens(77)
            .withMaxOutputTokens(88);
    ChatMessage question = ChatMessage.user("m-0", Optional.empty(), "What is this?", AT);
    ChatMessage plain = ChatMessage.begun("m-1", "m-0", AT).failed("lost");
    PortableChat chat =
        new PortableChat("Title", settings, AT, Optional.of("m-1"), List.of(question, plain));

    PortableChat read = ChatJson.read(ChatJson.write(chat), numbered("new-"));

    assertThat(read.settings()).isEqualTo(settings);
    assertThat(read.current()).contains("new-1");
    assertThat(read.messages().get(1).failure()).contains("lost");
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void refusesTurnsThatReadersWouldNotSeeButModelsWould(List<Message> turns, String place) {
    ChatMessage question = ChatMessage.user("m-0", Optional.empty(), "Well?", AT);
    ChatMessage answer = with(answer("m-1", Optional.of("m-0"), "So."), turns);
    assertRefused(List.of(question, answer), "/messages/1/toolTurns" + place);
  }

  static Stream<Arguments> hidden() {
    ToolCall call = new ToolCall("c", "clock", "{}");
    Message called = new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call)));
    Message result = Message.results(List.of(ToolResult.of(call, "noon")));
    ToolResult stray = ToolResult.of(new ToolCall("x", "clock", "{}"), "night");
    URI address = URI.create("http://169.254.169.254/");
    return Stream.of(
        arguments(List.of(Message.user("xyzzy")), "/0"),
        arguments(List.of(Message.assistant("xyzzy")), "/0"),
        arguments(List.of(called), "/0"),
        arguments(List.of(result), "/0"),
        arguments(List.of(called, called), "/1"),
        arguments(List.of(called, Message.results(List.of(stray))), "/1"),
        arguments(List.of(called, Message.results(List.of(ToolResult.of(call, ""), stray))), "/1"),
        arguments(List.of(called, result, Message.user("xyzzy")), "/2"),
        arguments(List.of(turn(Message.Role.USER, new Part.ImageLink(address))), "/0"),
        arguments(
            List.of(
                turn(Message.Role.ASSISTANT, new Part.ImageLink(address), new Part.Call(call)),
                result),
            "/0"),
        arguments(
            List.of(
                turn(Message.Role.ASSISTANT, new Part.Text("xyzzy"), new Part.Call(call)), result),
            "/0"),
        arguments(
            List.of(called, turn(Message.Role.TOOL, new Part.Image("image/png", new byte[] {1}))),
            "/1"));
  }

  private static Message turn(Message.Role role, Part... parts) {
    return new Message(role, List.of(parts));
  }

  @Test
  void refusesToolsInAMessageOfTheUser() {
    ChatMessage question = ChatMessage.user("m-0", Optional.empty(), "Well?", AT);
    List<Message> turns = answer("m-1", Optional.empty(), "So.").toolTurns();
    assertRefused(List.of(with(question, turns)), "/messages/0/toolTurns");
  }

  private static void assertRefused(List<ChatMessage> messages, String place) {
    String json =
        ChatJson.write(
            new PortableChat("T", ChatSettings.ofDefaults(), AT, Optional.empty(), messages));
    assertThatThrownBy(() -> ChatJson.read(json, numbered("n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(place + ": ")
        .hasMessageNotContaining(SECRET);
  }

  private static ChatMessage with(ChatMessage message, List<Message> toolTurns) {
    return new ChatMessage(
        message.id(),
        message.parent(),
        message.role(),
        message.status(),
        message.content(),
        AT,
        Optional.empty(),
        Usage.UNKNOWN,
        Optional.empty(),
        Grounds.NOT_SOUGHT,
        List.of(),
        List.of(),
        0,
        toolTurns,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatWasStillBeingWrittenHasFailedElsewhere() {
    ChatMessage question = ChatMessage.user("m-0", Optional.empty(), "Well?", AT);
    ChatMessage begun = ChatMessage.begun("m-1", "m-0", AT);
    PortableChat chat =
        new PortableChat(
            "T", ChatSettings.ofDefaults(), AT, Optional.empty(), List.of(question, begun));
    ChatMessage read = ChatJson.read(ChatJson.write(chat), numbered("new-")).messages().get(1);
    assertThat(read.status()).isEqualTo(MessageStatus.FAILED);
    assertThat(read.failure().orElseThrow()).contains("being written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "{\"astraflow-chat\": 1}", "not json xyzzy"})
  void refusesWhatIsNoChat(String json) {
    assertThatThrownBy(() -> ChatJson.read(json, numbered("n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nothing is stored")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"astraflow-chat\":1                | \"astraflow-chat\":2         | /astraflow-chat: version 2",
        "\"title\":\"T\"                     | \"title\":\" \"              | /title",
        "\"createdAt\":\"2024                | \"createdAt\":\"xyzzy2024    | /createdAt",
        "\"role\":\"USER\"                   | \"role\":\"xyzzy\"           | /messages/0/role: one of USER",
        "\"parent\":\"m-0\"                  | \"parent\":\"m-1\"           | /messages/1/parent",
        "\"id\":\"m-1\"                      | \"id\":\"m-0\"               | /messages/1/id",
        "\"content\":\"xyzzy, why?\"         | \"content\":\" \"            | /messages/0/content",
        "\"role\":\"ASSISTANT\",\"status\":\"CANCELLED\" | \"role\":\"USER\",\"status\":\"CANCELLED\" | /messages/1/status",
        "\"start\":5                         | \"start\":6                  | /messages/1: sources/0",
        "\"amount\":\"0.00012\"              | \"amount\":\"1E+999999999\"  | /messages/1/cost/amount",
        "\"currency\":\"USD\"                | \"currency\":\"xyzzy\"       | /messages/1/cost/currency",
        "\"passages\":8                      | \"passages\":0               | passages must lie",
        "\"kind\":\"result\"                 | \"kind\":\"xyzzy\"           | /messages/1/toolTurns/1/parts/0/kind",
        "\"droppedCitations\":4              | \"droppedCitations\":4.5     | /messages/1/droppedCitations",
      })
  void namesThePlaceOfWhatDoesNotFitAndNeverWhatStandsThere(
      String fits, String unfit, String place) {
    ChatMessage question = ChatMessage.user("m-0", Optional.empty(), "xyzzy, why?", AT);
    ChatMessage answer = answer("m-1", Optional.of("m-0"), "xyzzy, since.");
    String json =
        ChatJson.write(
            new PortableChat(
                "T", ChatSettings.ofDefaults(), AT, Optional.of("m-0"), List.of(question, answer)));
    assertThat(json).contains(fits.strip());
    String broken = json.replaceFirst(java.util.regex.Pattern.quote(fits.strip()), unfit.strip());
    assertThatThrownBy(() -> ChatJson.read(broken, numbered("n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(place)
        .hasMessageNotContaining(SECRET);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(30);
    Arbitrary<String> nasty =
        Arbitraries.of("\uD800", "a\uDC00b", "\u2028", "\"\\", "\u0000", "😀", "</script>");
    return Arbitraries.oneOf(any, nasty, nasty.map(text -> "x" + text))
        .filter(text -> !text.isBlank());
  }
}
