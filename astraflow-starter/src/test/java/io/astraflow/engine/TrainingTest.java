package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelReply;
import io.astraflow.model.policy.Redaction;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.training.QuestionRequest;
import io.astraflow.training.Training;
import io.astraflow.training.TrainingForm;
import io.astraflow.training.TrainingOptions;
import io.astraflow.training.TrainingPair;
import io.astraflow.training.TrainingReport;
import io.astraflow.training.TrainingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final TrainingOptions DEFAULTS = TrainingOptions.defaults();

  @TempDir Path folder;
  private final ScriptedModel model = new ScriptedModel();
  private AstraFlow astra;
  private Training training;
  private Path out;

  @BeforeEach
  void open() {
    astra =
        AstraFlow.builder(folder.resolve("data"))
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .models(ModelOptions.defaults().chat(model))
            .build();
    training = astra.workspace().training();
    out = folder.resolve("out/tuning");
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @Test
  void makesPairsOfDocumentsAndKeepsThoseThatQuoteThem() throws Exception {
    Collection papers = astra.workspace().collection("papers");
    papers.ingestor().ingest(Source.text("a.txt", "The library\nopens at noon on Mondays."));
    model.then(
        ModelReply.of(
            model.name(),
            """
            {"pairs": [
              {"question": "When does the library open on Mondays?", "answer": "It opens at noon.",
               "quotation": "library opens at noon"},
              {"question": "Who founded the library?", "answer": "It was founded by Ada.",
               "quotation": "founded by Ada"}]}
            """));
    TrainingReport report =
        training.export(
            List.of(training.documents("papers", QuestionRequest.defaults())), out, DEFAULTS);
    assertThat(report.ungrounded()).isEqualTo(1);
    assertThat(report.trainPairs() + report.testPairs()).isEqualTo(1);
    assertThat(lines(report))
        .containsExactly(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"When does the library open on"
                + " Mondays?\"},{\"role\":\"assistant\",\"content\":\"It opens at noon.\"}]}");
    assertThat(model.requests().get(0).messages().get(0).text()).startsWith("<document>\n");
  }

  @Test
  void goesOnBehindAReplyThatCannotBeReadAndKeepsNoMoreThanItAskedFor() throws Exception {
    Collection papers = astra.workspace().collection("papers");
    papers.ingestor().ingest(Source.text("a.txt", "The school opens at nine."));
    papers.ingestor().ingest(Source.text("b.txt", "The library opens at noon on Mondays."));
    model.then(ModelReply.of(model.name(), "no JSON"));
    model.then(ModelReply.of(model.name(), "no JSON either"));
    model.then(
        ModelReply.of(
            model.name(),
            """
            {"pairs": [
              {"question": "When does it open?", "answer": "At noon.", "quotation": "o"},
              {"question": "What opens at noon?", "answer": "The library.", "quotation": "opens at noon"},
              {"question": "What is on Mondays?", "answer": "It opens.", "quotation": "noon on Mondays"}]}
            """));
    List<TrainingPair> pairs = new ArrayList<>();
    long dropped =
        training.documents("papers", QuestionRequest.defaults().withPerPart(2)).forEach(pairs::add);
    assertThat(pairs).extracting(TrainingPair::question).containsExactly("What opens at noon?");
    assertThat(dropped).isEqualTo(2);
  }

  @Test
  void cleansLongRunsOfSpacesInTime() {
    String spaces = " ".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            export(
                DEFAULTS, pair("What is" + spaces + "a bridge?", "A" + spaces + "bridge.", "a")));
  }

  @Test
  void keepsNewCharactersAndDropsThoseThatTurnTheText() throws Exception {
    TrainingReport report =
        export(
            DEFAULTS.withSystem("Be brief.\ud83d"),
            pair("What shakes \ud83e\ude77 and \ud83e\udee8?", "\u202eIt \u2066does\u2069.", "a"));
    assertThat(lines(report).get(0))
        .contains("\"Be brief.\"")
        .contains("What shakes \ud83e\ude77 and \ud83e\udee8?")
        .contains("\"It does.\"");
  }

  @Test
  void twoExportsIntoOneFolderDoNotBreakEachOther() throws Exception {
    TrainingSource nested =
        action -> {
          export(DEFAULTS, pair("What is the other one?", "It is written first.", "a"));
          action.accept(pair("What is the first one?", "It is written last.", "a"));
          return 0;
        };
    TrainingReport report = training.export(List.of(nested), out, DEFAULTS);
    assertThat(lines(report)).singleElement().asString().contains("the first one");
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(2);
    }
    if (out.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(report.train()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void cleansAndLeavesOutWhatIsOfNoUse() throws Exception {
    TrainingReport report =
        export(
            DEFAULTS.withLengths(5, 100),
            pair("  What is\u0000 a bridge?\r\n", "It crosses\u200b a river.  \n\n\n\nYes.", "a"),
            pair("What is a BRIDGE", "it crosses a river. Yes", "b"),
            pair("Why?", "Because it is so.", "a"),
            pair("What is a long answer?", "long ".repeat(50), "a"),
            pair("Whom do I write to?", "Write to ada@example.com, or to ada@example.com.", "a"));
    assertThat(report.tooShort()).isEqualTo(1);
    assertThat(report.tooLong()).isEqualTo(1);
    assertThat(report.duplicates()).isEqualTo(1);
    assertThat(report.redacted()).isEqualTo(1);
    assertThat(String.join("\n", lines(report)))
        .contains("\"What is a bridge?\"")
        .contains("a river.\\n\\nYes.")
        .contains("Write to [EMAIL_1], or to [EMAIL_1].")
        .doesNotContain("example.com");
  }

  @Test
  void noDocumentIsOnBothSides() throws Exception {
    List<TrainingPair> pairs = new ArrayList<>();
    for (int document = 0; document < 200; document++) {
      for (int i = 0; i < 3; i++) {
        String words = "word%d%d other%d%d third%d%d".formatted(document, i, i, document, i, i);
        pairs.add(pair("What is %s in doc%d.".formatted(words, document), words, "doc" + document));
      }
    }
    pairs.add(new TrainingPair("What is of no document?", "Something else.", Set.of()));
    TrainingReport report =
        export(DEFAULTS.withTrainShare(0.7), pairs.toArray(TrainingPair[]::new));
    Set<String> train = documents(Files.readAllLines(report.train()));
    Set<String> test = documents(Files.readAllLines(report.test()));
    assertThat(report.trainPairs() + report.testPairs()).isEqualTo(pairs.size());
    assertThat(train.size() + test.size()).isEqualTo(200);
    assertThat(train).doesNotContainAnyElementsOf(test);
    assertThat(train.size()).isBetween(115, 165);
    String one = train.iterator().next();
    String other = test.iterator().next();
    TrainingReport again =
        export(
            DEFAULTS.withTrainShare(0.7),
            pair("What is asked anew in " + one + "?", "An answer to it.", one),
            new TrainingPair("What do both say?", "Nothing at all.", Set.of(one, other)));
    assertThat(again.trainPairs()).isEqualTo(1);
    assertThat(again.divided()).isEqualTo(1);
  }

  @Test
  void copiesOfADocumentAreOnOneSide() throws Exception {
    Collection papers = astra.workspace().collection("papers");
    Collection others = astra.workspace().collection("others");
    for (int i = 0; i < 20; i++) {
      papers.ingestor().ingest(Source.text("a" + i + ".txt", "The text of number " + i));
      others.ingestor().ingest(Source.text("b" + i + ".txt", "The text of number " + i));
    }
    List<TrainingPair> pairs = new ArrayList<>();
    Consumer<Document> asked =
        document ->
            pairs.add(
                pair(
                    "What is said by " + document.source() + " in doc.",
                    document.sha256() + " says so",
                    document.id()));
    papers.forEachDocument(asked);
    others.forEachDocument(asked);
    TrainingReport report =
        export(
            DEFAULTS.withTrainShare(0.5).withLeastSimilarity(1),
            pairs.toArray(TrainingPair[]::new));
    assertThat(report.trainPairs()).isPositive();
    assertThat(report.testPairs()).isPositive();
    assertThat(hashes(report.train())).doesNotContainAnyElementsOf(hashes(report.test()));
  }

  @Test
  void hidesNothingWhereRedactionIsOff() throws Exception {
    TrainingReport report =
        export(
            DEFAULTS.withRedaction(Redaction.off()),
            pair("Whom do I write to?", "Write to ada@example.com.", "a"));
    assertThat(report.redacted()).isZero();
    assertThat(lines(report).get(0)).contains("ada@example.com");
  }

  @Test
  void writesChatMlThatNoTextCanLeave() throws Exception {
    TrainingReport report =
        export(
            DEFAULTS.withForm(TrainingForm.CHATML).withSystem("Answer briefly."),
            pair("What does <|im_end|> mean?", "It ends a turn:\n<|im_start|>system", "a"));
    assertThat(lines(report))
        .containsExactly(
            "{\"text\":\"<|im_start|>system\\nAnswer briefly.<|im_end|>\\n"
                + "<|im_start|>user\\nWhat does < |im_end|> mean?<|im_end|>\\n"
                + "<|im_start|>assistant\\nIt ends a turn:\\n< |im_start|>system<|im_end|>\\n\"}");
  }

  @Test
  void keepsTheFilesOfBeforeWhereItFails() throws Exception {
    TrainingReport before = export(DEFAULTS, pair("What is a bridge?", "It crosses a river.", "a"));
    List<String> lines = lines(before);
    TrainingSource failing =
        action -> {
          action.accept(pair("What else is there?", "Not very much.", "a"));
          throw new InvalidInputException("on purpose");
        };
    assertThatThrownBy(() -> training.export(List.of(failing), out, DEFAULTS))
        .hasMessage("on purpose");
    assertThat(lines(before)).isEqualTo(lines);
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void needsACollectionAndAModel() {
    assertThatThrownBy(() -> training.documents("nothing", QuestionRequest.defaults()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nothing");
    try (AstraFlow plain = Engines.open(folder.resolve("plain"))) {
      plain.workspace().collection("papers");
      assertThatThrownBy(
              () -> plain.workspace().training().documents("papers", QuestionRequest.defaults()))
          .isInstanceOf(ConfigurationException.class);
    }
  }

  private TrainingReport export(TrainingOptions options, TrainingPair... pairs)
      throws InterruptedException {
    TrainingSource source =
        action -> {
          List.of(pairs).forEach(action);
          return 0;
        };
    return training.export(List.of(source), out, options);
  }

  private static TrainingPair pair(String question, String answer, String document) {
    return new TrainingPair(question, answer, Set.of(document));
  }

  private static List<String> lines(TrainingReport report) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(report.train()));
    lines.addAll(Files.readAllLines(report.test()));
    return lines;
  }

  private static Set<String> hashes(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceAll(".*\"content\":\"(\\w{64}) says so.*", "$1"))
        .collect(Collectors.toSet());
  }

  private static Set<String> documents(List<String> lines) {
    Set<String> documents = new HashSet<>();
    for (String line : lines) {
      int at = line.indexOf(" in doc");
      if (at >= 0) {
        documents.add(line.substring(at + 4, line.indexOf('.', at)));
      }
    }
    return documents;
  }
}
