package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Chats;
import io.astraflow.chat.Grounding;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvent;
import io.astraflow.chat.TurnNotice;
import io.astraflow.chat.TurnRequest;
import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.core.Tools;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.ReplyCaching;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Citation;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChatTest {
  private static final String TEXT =
      """
      The optimiser was Adam with a learning rate of 0.001.
      Training took twelve hours on eight machines.""";

  private static final String QUESTION = "Which optimiser had which learning rate?";

  private static final int SPEAKERS = 8;

  @TempDir Path folder;

  @Test
  void tellsWhatWasRetrievedThenTheTextThenItsCitations() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            "Adam [1: \"The optimiser was Adam\"], not SGD [1: \"SGD\"].", "Optimisers");
    try (AstraFlow astra = open(model)) {
      Chat chat = over(astra, "papers");
      List<TurnEvent> events = new ArrayList<>();
      Turn turn = chat.say(QUESTION);
      turn.events().forEach(events::add);
      ChatMessage answer = turn.await();
      assertThat(events.get(0)).isInstanceOf(TurnEvent.Retrieved.class);
      assertThat(events.get(events.size() - 1))
          .isEqualTo(new TurnEvent.Done(TurnEvent.BEHIND_TEXT + 3, answer));
      assertThat(text(events)).isEqualTo(answer.content()).isEqualTo("Adam [1], not SGD .");
      assertThat(answer.citations())
          .extracting(Citation::quote)
          .containsExactly("The optimiser was Adam");
      assertThat(answer.droppedCitations()).isOne();
      assertThat(answer.grounds()).isEqualTo(Grounds.CITED);
      assertThat(answer.model()).contains("scripted:model");
      assertThat(chat.messages())
          .extracting(ChatMessage::content)
          .containsExactly(QUESTION, answer.content());
      assertThat(chat.messages().get(1)).isEqualTo(answer);
      await().until(() -> chat.title().equals("Optimisers"));
    }
    try (AstraFlow again = open(new ScriptedModel())) {
      Chat chat = onlyChat(again);
      Turn turn = chat.turn(chat.messages().get(1).id()).orElseThrow();
      List<TurnEvent> events = new ArrayList<>();
      turn.events(1 + 4 * TurnEvent.A_CHARACTER).forEach(events::add);
      assertThat(text(events)).isEqualTo("Adam [1], not SGD .".substring(4));
    }
  }

  @Test
  void refusesWithoutAskingAModelOrMarksWhatItSaysByItself() throws Exception {
    ScriptedModel model = new ScriptedModel("Van Gogh, but the documents do not say so.");
    try (AstraFlow astra = open(model)) {
      Chat chat = over(astra, "papers");
      ChatMessage refused = chat.say("Who painted sunflowers in Arles?").await();
      assertThat(refused.grounds()).isEqualTo(Grounds.REFUSED);
      assertThat(model.requests()).isEmpty();
      chat.configure(chat.settings().withGrounding(Grounding.MARK).withTitle("Art"));
      ChatMessage marked =
          chat.edit(chat.messages().get(0).id(), TurnRequest.of("Who painted sunflowers?")).await();
      assertThat(marked.grounds()).isEqualTo(Grounds.NOT_GROUNDED);
      assertThat(marked.citations()).isEmpty();
      assertThat(marked.content()).startsWith("Van Gogh");
    }
  }

  @Test
  void refusesByTheThresholdOfEachCollection() throws Exception {
    ScriptedModel model = new ScriptedModel("Adam [1: \"The optimiser was Adam\"].");
    try (AstraFlow astra = open(model)) {
      Chat chat = over(astra, "papers");
      chat.configure(chat.settings().withTitle("Optimisers"));
      Collection papers = astra.workspace().collection("papers");
      papers.configure(papers.settings().withRelevanceThreshold(1));
      ChatMessage refused = chat.say(QUESTION).await();
      assertThat(refused.grounds()).isEqualTo(Grounds.REFUSED);
      assertThat(model.requests()).isEmpty();
      papers.configure(papers.settings().withRelevanceThreshold(0));
      assertThat(chat.regenerate(refused.id()).await().grounds()).isEqualTo(Grounds.CITED);
      papers.configure(papers.settings().withRelevanceThreshold(1));
      model.then(ModelReply.of(model.name(), "Adam, as far as I know."));
      chat.configure(chat.settings().withGrounding(Grounding.MARK));
      ChatMessage marked = chat.regenerate(refused.id()).await();
      assertThat(marked.grounds()).isEqualTo(Grounds.NOT_GROUNDED);
      assertThat(marked.sources()).isEmpty();
      assertThat(marked.content()).isEqualTo("Adam, as far as I know.");
    }
  }

  @Test
  void quotesSentencesWhereThereIsNoModelOrItFails() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      ChatMessage answer = over(astra, "papers").say(QUESTION).await();
      assertThat(answer.content()).contains("Adam").endsWith("[1]");
      assertThat(answer.model()).contains("extractive");
      assertThat(kinds(answer)).contains(TurnNotice.Kind.EXTRACTIVE);
    }
    ModelException refusing =
        ModelException.of(ModelException.Kind.MISCONFIGURED, "There is no model x: pull it.");
    try (AstraFlow astra = open(new ScriptedModel().then(refusing))) {
      ChatMessage answer = over(astra, "papers").say(QUESTION).await();
      assertThat(answer.status()).isEqualTo(MessageStatus.FAILED);
      assertThat(answer.failure()).contains("There is no model x: pull it.");
      assertThat(answer.sources()).isNotEmpty();
    }
  }

  @Test
  void isWrittenAndStoredWhetherAnybodyListensOrNot() throws Exception {
    PacedModel model = new PacedModel("One ", "two ", "three.");
    try (AstraFlow astra = open(model)) {
      Chat chat = astra.workspace().chats().create();
      Turn turn = chat.say("Count.");
      turn.events().close();
      assertThatThrownBy(() -> chat.say("And then?"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("still being written");
      model.allow(3);
      assertThat(turn.await().content()).isEqualTo("One two three.");
      assertThat(turn.await().usage()).isEqualTo(Usage.of(10, 3));
      assertThat(chat.messages().get(1)).isEqualTo(turn.await());
    }
  }

  @Test
  void aCancelledTurnKeepsWhatHadArrived() throws Exception {
    PacedModel model = new PacedModel("One ", "two ", "three.");
    try (AstraFlow astra = open(model)) {
      Chat chat = astra.workspace().chats().create();
      Turn turn = chat.say("Count.");
      model.allow(2);
      await().until(() -> textSoFar(turn).equals("One two"));
      turn.cancel();
      ChatMessage answer = turn.await();
      assertThat(answer.status()).isEqualTo(MessageStatus.CANCELLED);
      assertThat(answer.content()).isEqualTo("One two");
      assertThat(chat.message(answer.id())).contains(answer);
    }
  }

  @Test
  void anAnswerThatIsCutSaysWhatItRestsOn() throws Exception {
    PacedModel model = new PacedModel("Adam [1: \"The optimiser was Adam\"] and ", "more.");
    try (AstraFlow astra = open(model)) {
      Turn turn = over(astra, "papers").say(QUESTION);
      model.allow(1);
      await().until(() -> textSoFar(turn).equals("Adam [1] and"));
      turn.cancel();
      ChatMessage answer = turn.await();
      assertThat(answer.status()).isEqualTo(MessageStatus.CANCELLED);
      assertThat(answer.citations()).hasSize(1);
      assertThat(answer.grounds()).isEqualTo(Grounds.CITED);
    }
  }

  @Test
  void aLongMessageIsLookedForAsItStandsWithoutAskingAModel() throws Exception {
    ScriptedModel model = new ScriptedModel("Adam.", "Adam, again.");
    try (AstraFlow astra = open(model)) {
      Chat chat = over(astra, "papers");
      chat.configure(chat.settings().withTitle("Optimisers"));
      chat.say(QUESTION).await();
      ChatMessage answer = chat.say(QUESTION + " optimiser".repeat(60)).await();
      assertThat(answer.content()).isEqualTo("Adam, again.");
      assertThat(answer.notices()).isEmpty();
      assertThat(model.requests()).hasSize(2);
    }
  }

  @Test
  void closingStoresWhatHadArrived() throws Exception {
    PacedModel model = new PacedModel("One ", "two ", "three.");
    String id;
    try (AstraFlow astra = open(model)) {
      Chat chat = astra.workspace().chats().create();
      Turn turn = chat.say("Count.");
      id = turn.id();
      model.allow(1);
      await().until(() -> textSoFar(turn).equals("One"));
    }
    try (AstraFlow astra = Engines.open(folder)) {
      ChatMessage answer = onlyChat(astra).message(id).orElseThrow();
      assertThat(answer.status()).isEqualTo(MessageStatus.CANCELLED);
      assertThat(answer.content()).isEqualTo("One");
    }
  }

  @Test
  void whatIsSaidWhileTheEngineClosesIsAnsweredOrCancelledAndNotLost() throws Exception {
    Map<String, Turn> said = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(SPEAKERS);
    List<Future<?>> speakers = new ArrayList<>();
    AstraFlow astra = open(new PacedModel("never"));
    for (int i = 0; i < SPEAKERS; i++) {
      Chats chats = astra.workspace("w" + i).chats();
      speakers.add(threads.submit(() -> speak(chats, said)));
    }
    await().until(() -> said.size() > SPEAKERS);
    Instant before = Instant.now();
    astra.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(9));
    for (Future<?> speaker : speakers) {
      speaker.get(10, TimeUnit.SECONDS);
    }
    threads.shutdown();
    try (AstraFlow again = Engines.open(folder)) {
      for (Map.Entry<String, Turn> one : said.entrySet()) {
        Turn turn = one.getValue();
        assertThat(turn.await().status()).isEqualTo(MessageStatus.CANCELLED);
        assertThat(stored(again, one.getKey()).message(turn.id())).contains(turn.await());
      }
    }
  }

  /** Begins one chat after another until the engine is closed. */
  private static void speak(Chats chats, Map<String, Turn> said) {
    assertThatThrownBy(
            () -> {
              while (true) {
                Chat chat = chats.create();
                said.put(chat.id(), chat.say("Hello?"));
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static Chat stored(AstraFlow astra, String chat) {
    return IntStream.range(0, SPEAKERS)
        .mapToObj(i -> astra.workspace("w" + i).chats().find(chat))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasBranchesOfWhichOneIsCurrent() throws Exception {
    try (AstraFlow astra = open(new ScriptedModel("A", "B", "C"))) {
      Chat chat = astra.workspace().chats().create(ChatSettings.ofDefaults().withTitle("Letters"));
      ChatMessage first = chat.say("first").await();
      ChatMessage again = chat.regenerate(first.id()).await();
      assertThat(again.parent()).isEqualTo(first.parent());
      assertThat(chat.continuations(first.parent().orElseThrow())).containsExactly(first, again);
      ChatMessage edited =
          chat.edit(first.parent().orElseThrow(), TurnRequest.of("second")).await();
      assertThat(contents(chat)).containsExactly("second", edited.content());
      assertThat(chat.beginnings())
          .extracting(ChatMessage::content)
          .containsExactly("first", "second");
      chat.select(first.id());
      assertThat(contents(chat)).containsExactly("first", "A");
      chat.deleteMessage(first.id());
      assertThat(contents(chat)).containsExactly("first");
      assertThat(chat.message(again.id())).contains(again);
      assertThat(chat.message(first.id())).isEmpty();
    }
  }

  @Test
  void answersAnewThoughTheReplyBeforeIsCached() throws Exception {
    WorkspacePolicy caching = WorkspacePolicy.defaults().withCaching(ReplyCaching.exact());
    try (AstraFlow astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .models(ModelOptions.defaults().chat(new ScriptedModel("A", "B")).policy(caching))
            .build()) {
      Chat chat = astra.workspace().chats().create(ChatSettings.ofDefaults().withTitle("Letters"));
      assertThat(chat.say("first").await().content()).isEqualTo("A");
      Chat other = astra.workspace().chats().create(ChatSettings.ofDefaults().withTitle("Same"));
      assertThat(other.say("first").await().content()).isEqualTo("A");
      assertThat(chat.regenerate(chat.messages().get(1).id()).await().content()).isEqualTo("B");
    }
  }

  @Test
  void knowsNothingOfOtherWorkspaces() throws Exception {
    try (AstraFlow astra = open(new ScriptedModel("A", "B"))) {
      Chat mine = astra.workspace("mine").chats().create();
      Chat other = astra.workspace("other").chats().create();
      ChatMessage secret = other.say("penguin secrets").await();
      assertThat(astra.workspace("mine").chats().find(other.id())).isEmpty();
      assertThat(astra.workspace("mine").chats().delete(other.id())).isFalse();
      assertThat(astra.workspace("mine").chats().search("penguin", 9)).isEmpty();
      assertThat(astra.workspace("other").chats().search("penguins", 9)).hasSize(1);
      assertThat(mine.message(secret.id())).isEmpty();
      assertThat(mine.turn(secret.id())).isEmpty();
      assertThatThrownBy(() -> mine.edit(secret.parent().orElseThrow(), TurnRequest.of("x")))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> mine.deleteMessage(secret.id()))
          .isInstanceOf(InvalidInputException.class);
      assertThat(other.messages()).hasSize(2);
    }
  }

  @Test
  void toolsComeFromTheRequestAloneAndAreKeptWithTheAnswer() throws Exception {
    ToolCall call = new ToolCall("1", "clock", "{}");
    ScriptedModel model = new ScriptedModel();
    model
        .then(calling(model, call))
        .then(ModelReply.of(model.name(), "It is noon."))
        .then(ModelReply.of(model.name(), "Time"))
        .then(ModelReply.of(model.name(), "As I said."));
    try (AstraFlow astra = open(model)) {
      Chat chat = astra.workspace().chats().create();
      Tool clock = Tools.tool("clock", "Tells the time.", Nothing.class, nothing -> "noon");
      ChatMessage answer =
          chat.say(TurnRequest.of("What time is it?").withTools(List.of(clock))).await();
      assertThat(answer.content()).isEqualTo("It is noon.");
      assertThat(answer.toolTurns()).hasSize(2);
      await().until(() -> chat.title().equals("Time"));
      chat.say("Sure?").await();
      assertThat(model.requests().get(model.requests().size() - 1).messages())
          .containsSubsequence(answer.toolTurns());
      assertThat(model.requests().get(model.requests().size() - 1).tools()).isEmpty();
    }
  }

  record Nothing() {}

  private static ModelReply calling(ModelAdapter model, ToolCall call) {
    return new ModelReply(
        model.name(),
        "",
        List.of(),
        List.of(call),
        FinishReason.TOOL_CALLS,
        "tool_calls",
        Usage.of(1, 1),
        ReplyMetadata.NONE);
  }

  @Test
  void aCollectionThatIsGoneIsLeftOutAndSaidToBe() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Chat chat = over(astra, "papers");
      astra.workspace().deleteCollection("papers");
      ChatMessage answer = chat.say(QUESTION).await();
      assertThat(answer.grounds()).isEqualTo(Grounds.REFUSED);
      assertThat(kinds(answer)).containsExactly(TurnNotice.Kind.COLLECTION_GONE);
      assertThatThrownBy(
              () ->
                  astra.workspace().chats().create(ChatSettings.ofDefaults().withCollections("x")))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void aModelThatIsGoneFailsTheTurnAndSaysWhatToDo() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Chat chat = over(astra, "papers");
      chat.configure(chat.settings().withModel(new ModelName("absent", "model")));
      ChatMessage answer = chat.say(QUESTION).await();
      assertThat(answer.status()).isEqualTo(MessageStatus.FAILED);
      assertThat(answer.failure().orElseThrow()).contains("absent");
      chat.configure(chat.settings().withModel(Optional.empty()));
      assertThat(chat.regenerate(answer.id()).await().content()).contains("Adam");
    }
  }

  @Test
  void aDeletedChatTakesNoMessagesAndEndsItsTurns() throws Exception {
    PacedModel model = new PacedModel("One ", "two.");
    try (AstraFlow astra = open(model)) {
      Chat chat = astra.workspace().chats().create();
      Turn turn = chat.say("Count.");
      model.allow(1);
      await().until(() -> textSoFar(turn).equals("One"));
      assertThat(astra.workspace().chats().delete(chat.id())).isTrue();
      assertThat(turn.await().status()).isEqualTo(MessageStatus.FAILED);
      assertThatThrownBy(() -> chat.say("Hello?"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(chat.id());
      assertThat(astra.workspace().chats().list(PageRequest.first(9)).items()).isEmpty();
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void emptyAndHugeMessagesAreRefusedAndLongOnesSearchedForByTheirBeginning() throws Exception {
    assertThatThrownBy(() -> TurnRequest.of(" \n")).hasMessageContaining("empty");
    assertThatThrownBy(() -> TurnRequest.of("x".repeat(300_000))).hasMessageContaining("300000");
    try (AstraFlow astra = Engines.open(folder)) {
      ChatMessage answer =
          over(astra, "papers").say(QUESTION + " optimiser".repeat(10_000)).await();
      assertThat(answer.content()).contains("Adam");
      assertThat(kinds(answer)).contains(TurnNotice.Kind.RETRIEVAL);
    }
  }

  private AstraFlow open(ModelAdapter model) {
    return Engines.open(folder, model);
  }

  private static Chat over(AstraFlow astra, String collection) throws InterruptedException {
    astra.workspace().collection(collection).ingestor().ingest(Source.text("paper.txt", TEXT));
    return astra.workspace().chats().create(ChatSettings.ofDefaults().withCollections(collection));
  }

  private static Chat onlyChat(AstraFlow astra) {
    String id = astra.workspace().chats().list(PageRequest.first(1)).items().get(0).id();
    return astra.workspace().chats().find(id).orElseThrow();
  }

  private static List<String> contents(Chat chat) {
    return chat.messages().stream().map(ChatMessage::content).toList();
  }

  private static List<TurnNotice.Kind> kinds(ChatMessage message) {
    return message.notices().stream().map(TurnNotice::kind).toList();
  }

  /** Returns what a reader who comes now sees at once. */
  private static String textSoFar(Turn turn) {
    for (TurnEvent event : turn.events(1)) {
      return event instanceof TurnEvent.Text text ? text.text() : "";
    }
    return "";
  }

  private static String text(List<TurnEvent> events) {
    StringBuilder text = new StringBuilder();
    for (TurnEvent event : events) {
      if (event instanceof TurnEvent.Text part) {
        text.append(part.text());
      }
    }
    return text.toString();
  }
}
