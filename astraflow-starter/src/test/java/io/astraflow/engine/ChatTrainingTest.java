package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.Rating;
import io.astraflow.chat.TurnRequest;
import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelReply;
import io.astraflow.task.Task;
import io.astraflow.task.TaskState;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.training.TrainingForm;
import io.astraflow.training.TrainingOptions;
import io.astraflow.training.TrainingPair;
import io.astraflow.training.TrainingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training data from what readers thought of answers, and its export as a task. */
@Timeout(120)
class ChatTrainingTest {
  private static final String QUESTION = "When does the library open on Mondays?";

  @TempDir Path folder;
  private final ScriptedModel model = new ScriptedModel();
  private AstraFlow astra;
  private Workspace workspace;
  private Path out;

  @BeforeEach
  void open() throws InterruptedException {
    astra = Engines.open(folder.resolve("data"), model);
    workspace = astra.workspace();
    Collection papers = workspace.collection("papers");
    papers.ingestor().ingest(Source.text("a.txt", "The library opens at noon on Mondays."));
    out = folder.resolve("out");
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @Test
  void aGoodAnswerIsAPairOnTheDocumentsThatItCites() throws Exception {
    Chat chat = over("papers");
    rate(
        chat,
        ask(chat, QUESTION, "At noon[1: \"opens at noon\"], as `a[1]` says [1]."),
        Rating.GOOD);
    assertThat(pairs(workspace))
        .containsExactly(new TrainingPair(QUESTION, "At noon, as `a[1]` says.", documents()));
  }

  @Test
  void anAnswerThatCitesNothingRestsOnWhatWasGiven() throws Exception {
    Chat chat = over("papers");
    ChatMessage answer = ask(chat, QUESTION, "At noon, as far as I can see.");
    rate(chat, answer, Rating.GOOD);
    assertThat(answer.citations()).isEmpty();
    assertThat(pairs(workspace))
        .singleElement()
        .returns(documents(), TrainingPair::documents)
        .returns("At noon, as far as I can see.", TrainingPair::answer);
  }

  @Test
  void nothingElseIsAPair() throws Exception {
    Chat bad = over("papers");
    rate(bad, ask(bad, QUESTION, "At one [1: \"on Mondays\"]."), Rating.BAD);
    ask(over("papers"), QUESTION, "At two [1: \"on Mondays\"].");
    Chat asked = over("papers");
    ChatMessage refused = asked.say("Who painted sunflowers in Arles?").await();
    assertThat(refused.grounds()).isEqualTo(Grounds.REFUSED);
    rate(asked, refused, Rating.GOOD);
    Chat other = chat(astra.workspace("other"), ChatSettings.ofDefaults());
    rate(other, ask(other, "What is two and two?", "Four, or so [1]."), Rating.GOOD);
    assertThat(pairs(workspace)).isEmpty();
    assertThat(pairs(astra.workspace("other")))
        .containsExactly(new TrainingPair("What is two and two?", "Four, or so [1].", Set.of()));
  }

  @Test
  void leavesOutWhatFollowsOnSomethingElse() throws Exception {
    Chat chat = over("papers");
    rate(chat, ask(chat, QUESTION, "At noon [1: \"opens at noon\"]."), Rating.GOOD);
    model.then(ModelReply.of(model.name(), QUESTION)); // as it is searched for
    ChatMessage later = ask(chat, "And where does it open on Mondays?", "At noon, as I said.");
    rate(chat, later, Rating.GOOD);
    String edited = "When does the library open?";
    model.then(ModelReply.of(model.name(), "At noon, on Mondays [1: \"on Mondays\"]."));
    String beginning = chat.messages().get(0).id();
    rate(chat, chat.edit(beginning, TurnRequest.of(edited)).await(), Rating.GOOD);
    assertThat(pairs(workspace))
        .extracting(TrainingPair::question)
        .containsExactly(QUESTION, edited);
  }

  @Test
  void readsAllBranchesOfAllChats() throws Exception {
    Chat chat = over("papers");
    ChatMessage first = ask(chat, QUESTION, "At noon [1: \"opens at noon\"].");
    rate(chat, first, Rating.GOOD);
    model.then(ModelReply.of(model.name(), "On Mondays [1: \"on Mondays\"]."));
    rate(chat, chat.regenerate(first.id()).await(), Rating.GOOD);
    String json = chat.exportJson();
    for (int i = 0; i < 130; i++) {
      workspace.chats().importJson(json);
    }
    assertThat(pairs(workspace)).hasSize(2 * 131);
  }

  @Test
  void anExportIsATaskThatCanBeRepeated() throws Exception {
    Chat chat = over("papers");
    rate(chat, ask(chat, QUESTION, "It opens at noon [1: \"opens at noon\"]."), Rating.GOOD);
    TrainingTask input =
        TrainingTask.ofChats(out)
            .withOptions(
                TrainingOptions.defaults()
                    .withForm(TrainingForm.CHATML)
                    .withTrainShare(1)
                    .withSystem("Be brief."));
    for (int i = 0; i < 2; i++) {
      Task task = workspace.tasks().submit(TrainingTask.KIND, input);
      Task ended = workspace.tasks().await(task.id(), Duration.ofMinutes(1));
      assertThat(ended.state()).as(ended.toString()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(ended.progress().done()).isEqualTo(1);
      assertThat(workspace.tasks().input(task.id(), TrainingTask.KIND)).contains(input);
      assertThat(workspace.tasks().result(task.id(), TrainingTask.KIND))
          .contains(new TrainingTask.Counts(1, 0, 0, 0, 0, 0, 0, 0));
      assertThat(Files.readString(out.resolve("train.jsonl")))
          .isEqualTo(
              "{\"text\":\"<|im_start|>system\\nBe brief.<|im_end|>\\n<|im_start|>user\\n"
                  + QUESTION
                  + "<|im_end|>\\n<|im_start|>assistant\\nIt opens at noon.<|im_end|>\\n\"}\n");
    }
  }

  @Test
  void anExportOfWhatIsNotThereFailsWithTheReason() throws Exception {
    Task task =
        workspace.tasks().submit(TrainingTask.KIND, TrainingTask.ofDocuments(out, "nothing"));
    Task ended = workspace.tasks().await(task.id(), Duration.ofMinutes(1));
    assertThat(ended.state()).isEqualTo(TaskState.FAILED);
    assertThat(ended.failure().orElseThrow()).contains("'nothing'");
  }

  private Chat over(String collection) {
    return chat(workspace, ChatSettings.ofDefaults().withCollections(collection));
  }

  private static Chat chat(Workspace owner, ChatSettings settings) {
    return owner.chats().create(settings.withTitle("A title"));
  }

  private ChatMessage ask(Chat chat, String question, String reply) throws InterruptedException {
    model.then(ModelReply.of(model.name(), reply));
    return chat.say(question).await();
  }

  private static void rate(Chat chat, ChatMessage answer, Rating rating) {
    chat.rate(answer.id(), Optional.of(rating));
  }

  private Set<String> documents() {
    List<String> ids = new ArrayList<>();
    workspace.collection("papers").forEachDocument(document -> ids.add(document.id()));
    return Set.copyOf(ids);
  }

  private static List<TrainingPair> pairs(Workspace owner) throws InterruptedException {
    List<TrainingPair> pairs = new ArrayList<>();
    assertThat(owner.training().chats().forEach(pairs::add)).isZero();
    return pairs;
  }
}
