package io.astraflow.core.internal.chat.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.model.ModelReply;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.testkit.model.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberingTest {
  private static final ChatSettings SETTINGS = ChatSettings.ofDefaults();
  private static final int ROOM = 400;

  @Test
  void asksNobodyWhileAllFits() throws Exception {
    ScriptedModel model = new ScriptedModel();
    assertThat(
            Remembering.of(
                model,
                SETTINGS,
                new Conversation(Samples.exchanges(3, 100), Optional.empty()),
                ROOM))
        .isEmpty();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void readsEachExchangeOnceAndGoesOnFromTheSummaryBefore() throws Exception {
    ScriptedModel model = new ScriptedModel();
    List<Exchange> exchanges = Samples.exchanges(40, 200);
    Optional<ChatMemoryRow> memory = Optional.empty();
    List<String> read = new ArrayList<>();
    for (int i = 1; i <= exchanges.size(); i++) {
      model.then(
          (ScriptedModel.Reply)
              request -> {
                read.add(request.messages().get(0).text());
                return ModelReply.of(new ScriptedModel().name(), "summary " + read.size());
              });
      memory =
          Remembering.of(model, SETTINGS, new Conversation(exchanges.subList(0, i), memory), ROOM)
              .or(previous(memory));
    }
    assertThat(read).hasSizeBetween(5, 20);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).contains("summary " + i)).as("goes on from " + i).isEqualTo(i > 0);
    }
    String all = String.join("", read);
    for (int i = 0; i < 30; i++) {
      assertThat(all.split("question " + i + " ", -1)).as("question " + i).hasSize(2);
    }
  }

  private static java.util.function.Supplier<Optional<ChatMemoryRow>> previous(
      Optional<ChatMemoryRow> memory) {
    return () -> memory;
  }

  @Test
  void aHugeMessageIsSummarisedByItsBeginning() throws Exception {
    ScriptedModel model = new ScriptedModel("short");
    List<Exchange> exchanges = new ArrayList<>(Samples.exchanges(1, 200_000));
    exchanges.addAll(Samples.exchanges(2, 100));
    Optional<ChatMemoryRow> memory =
        Remembering.of(model, SETTINGS, new Conversation(exchanges, Optional.empty()), ROOM);
    assertThat(memory).contains(new ChatMemoryRow("a0", "short"));
    assertThat(model.countTokens(model.requests().get(0))).isLessThan(4_096);
    assertThat(model.requests().get(0).messages().get(0).text()).hasSizeGreaterThan(3_000);
  }

  @Test
  void aLongBacklogIsReadWholeAndEachExchangeOnce() throws Exception {
    ScriptedModel model = new ScriptedModel().window(8_192);
    List<Exchange> backlog = Samples.exchanges(60, 2_000);
    Optional<ChatMemoryRow> memory = Optional.empty();
    StringBuilder read = new StringBuilder();
    for (int turn = 0; turn < 60; turn++) {
      model.then(
          (ScriptedModel.Reply)
              request -> {
                assertThat(model.countTokens(request)).isLessThan(8_192 - 800);
                read.append(request.messages().get(0).text());
                return ModelReply.of(model.name(), "a summary");
              });
      memory =
          Remembering.of(model, SETTINGS, new Conversation(backlog, memory), 2_100)
              .or(previous(memory));
    }
    int covered = new Conversation(backlog, memory).covered();
    assertThat(covered).isBetween(58, 59);
    for (int i = 0; i < covered; i++) {
      for (ChatMessage message : List.of(backlog.get(i).question(), backlog.get(i).answer())) {
        assertThat(read.toString().split("\n" + message.content() + "\n", -1))
            .as(message.id())
            .hasSize(2);
      }
    }
  }
}
