package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.core.AstraFlow;
import io.astraflow.model.Message;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What later prompts say of earlier turns. */
@Timeout(60)
class ChatMemoryTest {
  private static final ChatSettings TITLED = ChatSettings.ofDefaults().withTitle("Numbers");

  private final List<String> summarised = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayFinish = new CountDownLatch(1);

  @TempDir Path folder;

  @Test
  void turnsThatOverlapASummaryReadNothingTwice() throws Exception {
    try (AstraFlow astra = Engines.open(folder, summarising())) {
      Chat chat = astra.workspace().chats().create(TITLED.withHistoryTokens(20));
      chat.say("question 1 " + "x".repeat(200)).await();
      await().until(() -> summarised.size() == 1);
      chat.say("question 2 " + "x".repeat(200)).await();
      chat.say("question 3 " + "x".repeat(200)).await();
      mayFinish.countDown();
      await().until(() -> String.join("", summarised).contains("question 3 "));
      String all = String.join("", summarised);
      for (int i = 1; i <= 3; i++) {
        assertThat(all.split("question " + i + " ", -1)).as("question " + i).hasSize(2);
      }
      assertThat(summarised.get(1)).contains("summary 1");
    }
  }

  @Test
  void whatDoesNotFitIsSummarisedThoughTheSettingsAllowMoreThanTheModelReads() throws Exception {
    mayFinish.countDown();
    try (AstraFlow astra = Engines.open(folder, summarising().window(8_192))) {
      Chat chat = astra.workspace().chats().create(TITLED.withHistoryTokens(100_000));
      for (int i = 0; i < 15; i++) {
        chat.say("question " + i + " " + "x".repeat(3_000)).await();
      }
      await().until(() -> !summarised.isEmpty());
    }
  }

  @Test
  void aMessageWhoseAnswerWasDeletedIsStillRepeated() throws Exception {
    ScriptedModel model = new ScriptedModel("One.", "Two.");
    try (AstraFlow astra = Engines.open(folder, model)) {
      Chat chat = astra.workspace().chats().create(TITLED);
      ChatMessage answer = chat.say("first").await();
      chat.deleteMessage(answer.id());
      chat.say("second").await();
      assertThat(model.requests().get(1).messages())
          .extracting(Message::text)
          .containsExactly("first", "(no answer)", "second");
    }
  }

  /** Returns a model that answers and summarises, the first time when it may. */
  private ScriptedModel summarising() {
    ScriptedModel model = new ScriptedModel();
    for (int i = 0; i < 100; i++) {
      model.then((ScriptedModel.Reply) request -> ModelReply.of(model.name(), reply(request)));
    }
    return model;
  }

  private String reply(ModelRequest request) throws InterruptedException {
    if (request.taskType() != TaskType.SUMMARISATION) {
      return "an answer";
    }
    summarised.add(request.messages().get(0).text());
    int number = summarised.size();
    mayFinish.await();
    return "summary " + number;
  }
}
