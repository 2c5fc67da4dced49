package io.astraflow.core.internal.chat.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.model.Message;
import io.astraflow.model.Part;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Citation;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  @Test
  void numbersOfCitationsAreNotRepeated() {
    assertThat(exchange("Adam [1], as in [2] and x[7].", List.of()).said())
        .isEqualTo("Adam, as in and x[7].");
  }

  @Test
  void whatIsCodeOrAnElementOfAnArrayIsNoCitation() {
    String code = "a[1] and `x = [1]`\n```\n[1, 2][1]\n```\n";
    assertThat(exchange(code + "is so [1]", List.of()).said()).isEqualTo(code + "is so");
    assertThat(exchange("学習率です[1]。", List.of()).said()).isEqualTo("学習率です。");
  }

  @Test
  void aMessageWithoutAnAnswerIsRepeatedAllTheSame() {
    ChatMessage first = ChatMessage.user("1", Optional.empty(), "One?", Instant.EPOCH);
    ChatMessage second = ChatMessage.user("2", Optional.of("1"), "Two?", Instant.EPOCH);
    ChatMessage answer = exchange("Yes.", List.of()).answer();
    ChatMessage last = ChatMessage.user("3", Optional.of("a"), "Three?", Instant.EPOCH);
    List<Exchange> exchanges = Exchange.of(List.of(first, second, answer, last));
    assertThat(exchanges.stream().flatMap(exchange -> exchange.messages().stream()))
        .extracting(Message::text)
        .containsExactly("One?", "(no answer)", "Two?", "Yes.", "Three?", "(no answer)");
    Optional<ChatMemoryRow> memory = Optional.of(new ChatMemoryRow("1", "summary"));
    assertThat(new Conversation(exchanges, memory).covered()).isOne();
  }

  @Test
  void anAnswerThatNeverCameIsSaidToBeNone() {
    assertThat(exchange("", List.of()).messages().get(1).text()).isEqualTo("(no answer)");
  }

  @Test
  void callsOfToolsStayWithTheirResults() {
    ToolCall call = new ToolCall("1", "clock", "{}");
    List<Message> turn =
        List.of(
            new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call))),
            Message.results(List.of(ToolResult.of(call, "noon"))));
    assertThat(exchange("It is noon.", turn).messages())
        .containsExactly(
            Message.user("What time is it?"),
            turn.get(0),
            turn.get(1),
            Message.assistant("It is noon."));
  }

  private static Exchange exchange(String answer, List<Message> toolTurns) {
    Citation citation = new Citation("d", "s", "t", 0, 0, 1, "q");
    return new Exchange(
        ChatMessage.user("q", Optional.empty(), "What time is it?", Instant.EPOCH),
        new ChatMessage(
            "a",
            Optional.of("q"),
            ChatRole.ASSISTANT,
            MessageStatus.COMPLETE,
            answer,
            Instant.EPOCH,
            Optional.of("scripted:model"),
            Usage.UNKNOWN,
            Optional.empty(),
            Grounds.CITED,
            List.of(),
            List.of(citation, citation),
            0,
            toolTurns,
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }
}
