package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Chats;
import io.astraflow.chat.MessageHit;
import io.astraflow.chat.Rating;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.page.PageRequest;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Chats that are rated, searched, taken elsewhere and brought back. */
@Timeout(60)
class ChatKeepingTest {
  private static final ChatSettings TITLED = ChatSettings.ofDefaults().withTitle("Penguins");

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @Test
  void aChatIsTakenElsewhereWithAllItsBranches() throws Exception {
    String json;
    String markdown;
    List<ChatMessage> exported;
    try (AstraFlow astra =
        Engines.open(folder, new ScriptedModel("In water [1: \"cold water\"].", "B", "C"))) {
      astra
          .workspace()
          .collection("papers")
          .ingestor()
          .ingest(Source.text("paper", "Penguins swim in cold water."));
      Chat chat = astra.workspace().chats().create(TITLED.withCollections("papers"));
      ChatMessage first = chat.say("Where do penguins swim?").await();
      chat.say("Do penguins swim in cold water?").await();
      chat.edit(chat.messages().get(2).id(), TurnRequest.of("Do penguins swim well?")).await();
      chat.rate(first.id(), Optional.of(Rating.GOOD));
      json = chat.exportJson();
      markdown = chat.exportMarkdown();
      exported = chat.messages();
    }
    try (AstraFlow astra = Engines.open(elsewhere)) {
      Chats chats = astra.workspace("other").chats();
      Chat chat = chats.importJson(json);
      assertThat(chat.settings().collections()).containsExactly("papers");
      assertThat(chat.title()).isEqualTo("Penguins");
      List<ChatMessage> messages = chat.messages();
      assertThat(messages).hasSameSizeAs(exported);
      for (int i = 0; i < messages.size(); i++) {
        ChatMessage before = exported.get(i);
        assertThat(messages.get(i).id()).isNotEqualTo(before.id());
        assertThat(messages.get(i).at(before.id(), before.parent())).isEqualTo(before);
      }
      assertThat(messages.get(1).rating()).contains(Rating.GOOD);
      assertThat(chat.continuations(messages.get(1).id())).hasSize(2);
      assertThat(chat.exportMarkdown()).isEqualTo(markdown).contains("[^1]: ", "“cold water”");
      assertThat(chats.search("swimming well", 9))
          .extracting(MessageHit::chatId)
          .containsExactly(chat.id());
      assertThat(astra.workspace().chats().list(PageRequest.first(9)).items()).isEmpty();
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void whatCannotBeImportedLeavesNothingBehind() throws Exception {
    try (AstraFlow astra = Engines.open(folder, new ScriptedModel("A"))) {
      Chats chats = astra.workspace().chats();
      Chat chat = chats.create(TITLED);
      chat.say("Hello").await();
      String cut = chat.exportJson().replace("\"ASSISTANT\"", "\"NOBODY\"");
      assertThatThrownBy(() -> chats.importJson(cut))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("/messages/1/role");
      assertThat(chats.list(PageRequest.first(9)).items()).hasSize(1);
    }
  }

  @Test
  void ratingsAreKeptAndTakenBackAndForAnswersAlone() throws Exception {
    String id;
    try (AstraFlow astra = Engines.open(folder, new ScriptedModel("A"))) {
      Chat chat = astra.workspace().chats().create(TITLED);
      id = chat.id();
      ChatMessage answer = chat.say("Hello").await();
      chat.rate(answer.id(), Optional.of(Rating.BAD));
      String question = answer.parent().orElseThrow();
      assertThatThrownBy(() -> chat.rate(question, Optional.of(Rating.GOOD)))
          .isInstanceOf(InvalidInputException.class);
    }
    try (AstraFlow astra = Engines.open(folder)) {
      Chat chat = astra.workspace().chats().find(id).orElseThrow();
      ChatMessage answer = chat.messages().get(1);
      assertThat(answer.rating()).contains(Rating.BAD);
      chat.rate(answer.id(), Optional.empty());
      assertThat(chat.message(answer.id()).orElseThrow().rating()).isEmpty();
    }
  }

  @Test
  void messagesAreFoundByTheirWordsInAnyFormUntilTheyAreDeleted() throws Exception {
    try (AstraFlow astra = Engines.open(folder, new ScriptedModel("They swim.", "They flew."))) {
      Chats chats = astra.workspace().chats();
      Chat chat = chats.create(TITLED);
      chat.say("Penguins are swimming").await();
      ChatMessage second = chat.say("Gulls are flying").await();
      assertThat(chats.search("swims", 9))
          .extracting(hit -> hit.message().content())
          .containsExactly("They swim.", "Penguins are swimming");
      assertThat(chats.search("swims", 1)).hasSize(1);
      assertThat(chats.search("penguin gull", 9)).isEmpty();
      chat.deleteMessage(second.parent().orElseThrow());
      assertThat(chats.search("gull", 9)).isEmpty();
      assertThat(chats.delete(chat.id())).isTrue();
      assertThat(chats.search("penguins", 9)).isEmpty();
      assertThat(astra.verify().problems()).isEmpty();
    }
  }
}
