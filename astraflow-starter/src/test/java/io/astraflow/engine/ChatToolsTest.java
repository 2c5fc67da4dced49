package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.TurnNotice;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.Tools;
import io.astraflow.ingest.Source;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.Part;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Turns with tools over a collection, and replies that end before their end. */
@Timeout(60)
class ChatToolsTest {
  private static final Tool CLOCK =
      Tools.tool("clock", "Tells the time.", ChatTest.Nothing.class, nothing -> "noon");
  private static final ToolCall CALL = new ToolCall("1", "clock", "{}");
  private static final String QUESTION = "Where do penguins swim?";

  @TempDir Path folder;

  @Test
  void textBeforeACallIsKeptOnceWithItsCitationsCheckedAndABreakBehindIt() throws Exception {
    ScriptedModel model = new ScriptedModel();
    model
        .then(reply(model, "Let me see [1: \"invented\"].", FinishReason.TOOL_CALLS, CALL))
        .then(ModelReply.of(model.name(), "In cold water [1: \"cold water\"]."))
        .then(ModelReply.of(model.name(), "where do penguins swim"))
        .then(ModelReply.of(model.name(), "As I said."));
    try (AstraFlow astra = Engines.open(folder, model)) {
      Chat chat = over(astra);
      ChatMessage answer = chat.say(withClock(QUESTION)).await();
      assertThat(answer.content()).isEqualTo("Let me see .\n\nIn cold water [1].");
      assertThat(answer.droppedCitations()).isOne();
      assertThat(answer.toolTurns())
          .extracting(Message::parts)
          .first()
          .isEqualTo(List.of(new Part.Call(CALL)));
      chat.say(QUESTION).await();
      List<Message> repeated = model.requests().get(model.requests().size() - 1).messages();
      assertThat(repeated.toString()).containsOnlyOnce("Let me see").doesNotContain("invented");
      assertThat(chat.exportJson()).doesNotContain("invented");
      Chat imported = astra.workspace().chats().importJson(chat.exportJson());
      assertThat(imported.messages().get(1).toolTurns()).isEqualTo(answer.toolTurns());
    }
  }

  @Test
  void toolsMayKnowWhatTheDocumentsDoNot() throws Exception {
    ScriptedModel model = new ScriptedModel();
    model
        .then(reply(model, "", FinishReason.TOOL_CALLS, CALL))
        .then(ModelReply.of(model.name(), "It is noon."))
        .then(ModelReply.of(model.name(), "UNKNOWN"));
    try (AstraFlow astra = Engines.open(folder, model)) {
      Chat chat = over(astra);
      ChatMessage answer = chat.say(withClock("What time is it?")).await();
      assertThat(answer.content()).isEqualTo("It is noon.");
      assertThat(answer.grounds()).isEqualTo(Grounds.NOT_GROUNDED);
      assertThat(model.requests().get(0).system()).contains("What your tools return");
      ChatMessage unknown =
          chat.edit(chat.messages().get(0).id(), withClock("Who painted sunflowers?")).await();
      assertThat(unknown.grounds()).isEqualTo(Grounds.REFUSED);
    }
  }

  @Test
  void aReplyThatWantsToCallForeverIsSaidToBeCut() throws Exception {
    ScriptedModel model = new ScriptedModel();
    for (int i = 0; i < 20; i++) {
      model.then(reply(model, "", FinishReason.TOOL_CALLS, CALL));
    }
    try (AstraFlow astra = Engines.open(folder, model)) {
      assertCut(over(astra).say(withClock(QUESTION)).await(), "8 rounds");
      assertThat(model.requests()).hasSize(8);
    }
  }

  @Test
  void aReplyThatTheProviderBlocksIsSaidToBe() throws Exception {
    ScriptedModel model = new ScriptedModel();
    model
        .then(reply(model, "", FinishReason.BLOCKED))
        .then(reply(model, "In cold water [1: \"cold water\"], where", FinishReason.BLOCKED))
        .then(reply(model, "", FinishReason.LENGTH));
    try (AstraFlow astra = Engines.open(folder, model)) {
      Chat chat = over(astra);
      assertCut(chat.say(QUESTION).await(), "filter");
      ChatMessage answer = chat.regenerate(chat.messages().get(0).id()).await();
      assertThat(answer.grounds()).isEqualTo(Grounds.CITED);
      assertThat(answer.notices()).extracting(TurnNotice::kind).contains(TurnNotice.Kind.CUT_OFF);
      assertCut(chat.regenerate(chat.messages().get(0).id()).await(), "maxOutputTokens");
    }
  }

  private static void assertCut(ChatMessage answer, String reason) {
    assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETE);
    assertThat(answer.content()).isEmpty();
    assertThat(answer.grounds()).isEqualTo(Grounds.NOT_GROUNDED);
    assertThat(answer.notices())
        .singleElement()
        .returns(TurnNotice.Kind.CUT_OFF, TurnNotice::kind)
        .satisfies(notice -> assertThat(notice.message()).contains(reason));
  }

  @Test
  void twoToolsOfOneNameAreRefused() {
    assertThatThrownBy(() -> TurnRequest.of("Well?").withTools(List.of(CLOCK, CLOCK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clock");
  }

  @Test
  void aCollectionThatIsNamedTwiceIsSearchedOnce() {
    assertThat(ChatSettings.ofDefaults().withCollections("b", "a", "b").collections())
        .containsExactly("b", "a");
  }

  private static TurnRequest withClock(String text) {
    return TurnRequest.of(text).withTools(List.of(CLOCK));
  }

  private static ModelReply reply(
      ModelAdapter model, String text, FinishReason reason, ToolCall... calls) {
    return new ModelReply(
        model.name(),
        text,
        List.of(),
        List.of(calls),
        reason,
        reason.name(),
        Usage.of(1, 1),
        ReplyMetadata.NONE);
  }

  private static Chat over(AstraFlow astra) throws InterruptedException {
    astra
        .workspace()
        .collection("papers")
        .ingestor()
        .ingest(Source.text("paper", "Penguins swim in cold water."));
    return astra
        .workspace()
        .chats()
        .create(ChatSettings.ofDefaults().withTitle("Penguins").withCollections("papers"));
  }
}
