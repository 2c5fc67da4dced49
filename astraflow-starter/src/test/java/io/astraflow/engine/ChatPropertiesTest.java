package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.ChatSummary;
import io.astraflow.chat.Chats;
import io.astraflow.chat.Grounding;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvent;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelReply;
import io.astraflow.page.PageRequest;
import io.astraflow.testkit.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for every chat, whatever is said. */
class ChatPropertiesTest {
  private static final ScriptedModel MODEL = new ScriptedModel();
  private static Path folder;
  private static AstraFlow astra;

  @BeforeContainer
  static void open() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("astraflow-chats");
    astra = Engines.open(folder, MODEL);
    astra
        .workspace()
        .collection("papers")
        .ingestor()
        .ingest(Source.text("paper", "Penguins swim in cold water."));
  }

  @AfterContainer
  static void close() throws IOException {
    astra.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 100)
  void aChatThatWasCreatedIsThereAsItWasMade(
      @ForAll("texts") String title, @ForAll String system, @ForAll Grounding grounding) {
    ChatSettings settings =
        ChatSettings.ofDefaults().withTitle(title).withSystem(system).withGrounding(grounding);
    Chats chats = astra.workspace().chats();
    Chat chat = chats.create(settings);
    assertThat(chats.find(chat.id()).orElseThrow().settings()).isEqualTo(settings);
    assertThat(chats.list(PageRequest.first(1_000)).items()) // several of one moment, it may be
        .filteredOn(listed -> listed.id().equals(chat.id()))
        .extracting(ChatSummary::title)
        .containsExactly(title);
    assertThat(chat.messages()).isEmpty();
  }

  @Property(tries = 100)
  void messagesAreKeptInOrderWithRoleContentAndTime(
      @ForAll @Size(min = 1, max = 4) List<@From("texts") String> said) throws Exception {
    Chat chat = astra.workspace().chats().create(ChatSettings.ofDefaults().withTitle("t"));
    Instant before = Instant.now().minus(Duration.ofMillis(1));
    for (String text : said) {
      MODEL.then(ModelReply.of(MODEL.name(), "You said " + text.length()));
      chat.say(text).await();
    }
    List<ChatMessage> messages = chat.messages();
    assertThat(messages).hasSize(2 * said.size());
    for (int i = 0; i < said.size(); i++) {
      assertThat(messages.get(2 * i))
          .returns(ChatRole.USER, ChatMessage::role)
          .returns(said.get(i), ChatMessage::content);
      assertThat(messages.get(2 * i + 1))
          .returns(ChatRole.ASSISTANT, ChatMessage::role)
          .returns("You said " + said.get(i).length(), ChatMessage::content);
    }
    assertThat(messages)
        .extracting(ChatMessage::createdAt)
        .isSorted()
        .allSatisfy(at -> assertThat(at).isBetween(before, Instant.now()));
  }

  @Property(tries = 100)
  void whatIsStreamedIsWhatIsStored(@ForAll("replies") String reply) throws Exception {
    MODEL.then(ModelReply.of(MODEL.name(), reply));
    Chat chat =
        astra
            .workspace()
            .chats()
            .create(ChatSettings.ofDefaults().withTitle("t").withCollections("papers"));
    Turn turn = chat.say("Where do penguins swim?");
    List<TurnEvent> events = new ArrayList<>();
    turn.events().forEach(events::add);
    StringBuilder streamed = new StringBuilder();
    events.forEach(event -> streamed.append(event instanceof TurnEvent.Text t ? t.text() : ""));
    ChatMessage stored = chat.message(turn.id()).orElseThrow();
    assertThat(stored.status()).isEqualTo(MessageStatus.COMPLETE);
    assertThat(stored.content()).isEqualTo(streamed.toString());
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            TurnEvent.Retrieved.class,
            retrieved -> assertThat(retrieved.sources()).isEqualTo(stored.sources()).hasSize(1));
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            TurnEvent.Done.class, done -> assertThat(done.message()).isEqualTo(stored));
    assertThat(stored.grounds() == Grounds.CITED).isEqualTo(!stored.citations().isEmpty());
    stored.citations().forEach(c -> assertThat("Penguins swim in cold water.").contains(c.quote()));
  }

  @Property(tries = 60)
  void whatIsRetrievedIsFromTheChatsCollectionsAlone(
      @ForAll @Size(min = 1, max = 3) Set<@IntRange(max = 2) Integer> chosen) throws Exception {
    List<String> names = chosen.stream().map(number -> "birds-" + number).toList();
    for (int i = 0; i < 3; i++) {
      astra
          .workspace()
          .collection("birds-" + i)
          .ingestor()
          .ingest(Source.text("bird", "Penguins swim in water " + i + "."));
    }
    MODEL.then(ModelReply.of(MODEL.name(), "In water [1: \"swim in water\"]."));
    ChatMessage answer =
        astra
            .workspace()
            .chats()
            .create(
                ChatSettings.ofDefaults()
                    .withTitle("t")
                    .withCollections(names.toArray(String[]::new)))
            .say("Where do penguins swim?")
            .await();
    assertThat(answer.sources())
        .extracting(source -> source.collection())
        .containsExactlyElementsOf(names);
    assertThat(answer.sources())
        .allSatisfy(
            source ->
                assertThat(source.text())
                    .isEqualTo(
                        "Penguins swim in water %s."
                            .formatted(source.collection().substring("birds-".length()))));
    assertThat(answer.grounds()).isEqualTo(Grounds.CITED);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(60).filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<String> replies() {
    return Arbitraries.of(
            " ",
            "\n",
            "UN",
            "UNKNOWN",
            "cold",
            "[",
            "]",
            "[1]",
            "[2]",
            "[1: \"cold water\"]",
            "\"",
            "[1: \"warm\"]",
            "水",
            "😀")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
