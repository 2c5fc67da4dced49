package io.astraflow.core.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.Tools;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a chat while and after something is said. */
@Timeout(30)
class SayingTest {
  private final SmallWorld world = new SmallWorld(new CallingThread());

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTitleThatIsSetWhileOneIsSoughtStays() throws Exception {
    Chat chat = world.chats.create();
    reply("A");
    world.model.then(
        request -> {
          chat.configure(chat.settings().withTitle("Mine"));
          return ModelReply.of(world.model.name(), "Found");
        });
    chat.say("Hello you").await();
    assertThat(chat.title()).isEqualTo("Mine");
  }

  @Test
  void aTitleFromAnotherBeginningStaysWhileOneIsSought() throws Exception {
    Chat chat = world.chats.create();
    reply("A");
    world.model.then(
        request -> {
          reply("B");
          reply("Other found");
          chat.edit(chat.messages().get(0).id(), TurnRequest.of("Something else")).await();
          return ModelReply.of(world.model.name(), "Found");
        });
    chat.say("Hello you").await();
    assertThat(chat.title()).isEqualTo("Other found");
  }

  @Test
  void aTitleThatCouldNotBeSoughtIsFoundAfterTheNextTurn() throws Exception {
    Chat chat = world.chats.create();
    reply("A");
    world.model.then(ModelException.of(ModelException.Kind.BUSY, "busy"));
    chat.say("Hello you").await();
    assertThat(chat.title()).isEqualTo("Hello you");
    reply("B");
    reply("Found");
    chat.say("And then?").await();
    assertThat(chat.title()).isEqualTo("Found");
    assertThat(prompt(3)).contains("Hello you").doesNotContain("And then?");
  }

  @Test
  void aTitleIsNotSoughtForEver() throws Exception {
    Chat chat = world.chats.create();
    for (int i = 0; i < 5; i++) {
      reply("A");
      if (i < 3) {
        reply("\n");
      }
      chat.say("Hello you").await();
    }
    assertThat(world.model.requests()).hasSize(5 + 3);
    assertThat(chat.title()).isEqualTo("Hello you");
  }

  @Test
  void aTitleThatWasFoundStaysWhenTheFirstMessageIsAnsweredAnewOrEdited() throws Exception {
    Chat chat = world.chats.create();
    reply("A");
    reply("Nice title");
    ChatMessage answer = chat.say("Hello you").await();
    reply("B");
    chat.regenerate(answer.id()).await();
    assertThat(chat.title()).isEqualTo("Nice title");
    reply("C");
    chat.edit(answer.parent().orElseThrow(), TurnRequest.of("Something else")).await();
    assertThat(chat.title()).isEqualTo("Nice title");
    assertThat(world.model.requests()).hasSize(4);
  }

  @Test
  void theBeginningOfAnotherFirstMessageTakesThePlaceOfOne() throws Exception {
    Chat chat = world.chats.create();
    reply("A");
    reply("");
    ChatMessage answer = chat.say("Hello you").await();
    for (String text : List.of("Second", "Third")) {
      reply("B");
      reply("");
      chat.edit(answer.parent().orElseThrow(), TurnRequest.of(text)).await();
      assertThat(chat.title()).isEqualTo(text);
    }
  }

  @Test
  void answersAnewWithModelFilterAndToolsThatAreGivenAgain() throws Exception {
    Tool clock = Tools.tool("clock", "Tells the time.", Nothing.class, nothing -> "noon");
    Chat chat = titled();
    reply("A");
    ChatMessage answer =
        chat.say(TurnRequest.of("What time is it?").withTools(List.of(clock))).await();
    reply("B");
    chat.regenerate(answer.id()).await();
    assertThat(tools(1)).isEmpty();
    reply("C");
    chat.regenerate(answer.id(), request -> request.withTools(List.of(clock))).await();
    assertThat(tools(2)).containsExactly("clock");
    assertThat(prompt(2)).contains("What time is it?");
    assertThatThrownBy(() -> chat.regenerate(answer.id(), request -> TurnRequest.of("Why?")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edit");
    assertThat(chat.continuations(answer.parent().orElseThrow())).hasSize(3);
  }

  record Nothing() {}

  @Test
  void selectsTheNewestMessageBehindOneOnWhicheverBranch() throws Exception {
    Chat chat = titled();
    reply("A");
    ChatMessage first = chat.say("q").await();
    reply("B");
    ChatMessage second = chat.regenerate(first.id()).await();
    chat.select(first.id());
    reply("C");
    ChatMessage newest = chat.say("more").await();
    chat.select(second.id());
    assertThat(chat.messages()).last().isEqualTo(second);
    chat.select(first.parent().orElseThrow());
    assertThat(chat.messages()).last().isEqualTo(newest);
  }

  private Chat titled() {
    return world.chats.create(ChatSettings.ofDefaults().withTitle("Titled"));
  }

  private void reply(String text) {
    world.model.then(ModelReply.of(world.model.name(), text));
  }

  private List<String> tools(int request) {
    return world.model.requests().get(request).tools().stream().map(ToolSpec::name).toList();
  }

  private String prompt(int request) {
    return world.model.requests().get(request).messages().stream()
        .map(message -> message.text())
        .collect(Collectors.joining());
  }
}
