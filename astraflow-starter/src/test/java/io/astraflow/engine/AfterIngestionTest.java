package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.insight.InsightTask;
import io.astraflow.insight.Insights;
import io.astraflow.page.PageRequest;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskState;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collection does by itself once a document is ingested. */
class AfterIngestionTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<String> NOUNS =
      List.of("bridge", "river", "engine", "vector", "bakery", "parrot", "pillar", "graph");

  @TempDir Path folder;
  private Path files;

  @BeforeEach
  void prepare() throws IOException {
    files = Files.createDirectory(folder.resolve("files"));
  }

  @RepeatedTest(5)
  void everyPdfThatIsIngestedGetsASummaryOfItsOwn(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Files.write(files.resolve("paper-" + i + ".pdf"), pdf(sentences(random, i)));
    }
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      Collection papers = asking(astra);
      papers.ingestor().ingest(Source.directory(files));
      List<Task> tasks = tasks(astra, SummaryTask.KIND.id());
      assertThat(tasks).hasSize(count);
      for (Task task : tasks) {
        Task ended = astra.workspace().tasks().await(task.id(), LONG);
        assertThat(ended.state()).as(ended.toString()).isEqualTo(TaskState.SUCCEEDED);
      }
      papers.forEachDocument(
          document -> {
            Summary summary = papers.summaries().ofDocument(document.id()).orElseThrow();
            assertThat(summary.documentId()).contains(document.id());
            assertThat(summary.sha256()).isEqualTo(document.sha256());
            String text = papers.text(document.id()).orElseThrow().replaceAll("\\s+", " ");
            assertThat(summary.text().split("(?<=\\.) "))
                .allSatisfy(sentence -> assertThat(text).contains(sentence));
          });
    }
  }

  @Test
  void anUpdatedDocumentIsSummarisedAgainAndAnUnchangedOneIsNot() throws Exception {
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      Collection papers = asking(astra);
      for (String text : List.of("The old bridge is closed.", "The new bridge is open.")) {
        papers.ingestor().ingest(Source.text("a.txt", text));
        papers.ingestor().ingest(Source.text("a.txt", text));
      }
      papers.ingestor().ingest(Source.text("a.txt", "The old bridge is closed."));
      List<Task> tasks = tasks(astra, SummaryTask.KIND.id());
      assertThat(tasks).hasSize(3);
      for (Task task : tasks) {
        astra.workspace().tasks().await(task.id(), LONG);
      }
      Summary summary = papers.summaries().ofDocument(documents(papers).get(0).id()).orElseThrow();
      assertThat(summary.text()).isEqualTo("The old bridge is closed.");
      assertThat(summary.current()).isTrue();
    }
  }

  @Test
  void whatWasToFollowIsNotLostWithTheProcess() throws Exception {
    try (AstraFlow astra = waiting()) {
      Collection papers = asking(astra);
      papers.ingestor().ingest(Source.text("a.txt", "The old bridge is closed."));
      assertThat(tasks(astra, SummaryTask.KIND.id())).hasSize(1);
      assertThat(tasks(astra, InsightTask.KIND.id())).hasSize(1);
      assertThat(papers.summaries().ofDocument(documents(papers).get(0).id())).isEmpty();
    }
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      for (String kind : List.of(SummaryTask.KIND.id(), InsightTask.KIND.id())) {
        Task task = tasks(astra, kind).get(0);
        assertThat(astra.workspace().tasks().await(task.id(), LONG).state())
            .isEqualTo(TaskState.SUCCEEDED);
      }
      Collection papers = astra.workspace().collection("papers");
      Document document = documents(papers).get(0);
      assertThat(papers.summaries().ofDocument(document.id())).isPresent();
      assertThat(document.metadata()).containsKey(Insights.KEYWORDS);
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void whatIsGoneByThenIsNoFailure() throws Exception {
    try (AstraFlow astra = waiting()) {
      Collection papers = asking(astra);
      papers.ingestor().ingest(Source.text("a.txt", "The old bridge is closed."));
      papers.deleteDocument(documents(papers).get(0).id());
      papers.ingestor().ingest(Source.text("empty.txt", " \n"));
      papers.ingestor().ingest(Source.text("rules.txt", "*** --- ***"));
    }
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      for (Task task : tasks(astra, SummaryTask.KIND.id())) {
        Task ended = astra.workspace().tasks().await(task.id(), LONG);
        assertThat(ended.state()).as(ended.toString()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(astra.workspace().tasks().result(task.id(), SummaryTask.KIND).orElseThrow())
            .isEqualTo(new SummaryTask.Outcome(Optional.empty()));
      }
    }
  }

  @Test
  void whatFollowsOutlastsAModelThatIsAwayForADay() {
    for (TaskKind<?, ?> kind : List.of(SummaryTask.KIND, InsightTask.KIND)) {
      Random random = new Random(1);
      Duration waited = Duration.ZERO;
      for (int failures = 1; failures < kind.attempts(); failures++) {
        Duration wait = kind.backoff().delay(failures, random);
        assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(5));
        waited = waited.plus(wait);
      }
      assertThat(waited).isGreaterThan(Duration.ofDays(1));
    }
  }

  @Test
  void nothingFollowsWhereItIsNotAskedFor() throws Exception {
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      astra.workspace().collection("papers").ingestor().ingest(Source.text("a.txt", "A text."));
      assertThat(astra.workspace().tasks().list(TaskFilter.all(), PageRequest.first(10)).items())
          .isEmpty();
    }
  }

  private AstraFlow waiting() {
    return AstraFlow.builder(folder.resolve("data"))
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .runTasks(false)
        .build();
  }

  private static Collection asking(AstraFlow astra) {
    Collection papers = astra.workspace().collection("papers");
    papers.configure(
        CollectionSettings.defaults()
            .withSummariesAfterIngestion(true)
            .withInsightsAfterIngestion(true));
    return papers;
  }

  private static List<Task> tasks(AstraFlow astra, String kind) {
    return astra
        .workspace()
        .tasks()
        .list(TaskFilter.all().withKind(kind), PageRequest.first(100))
        .items();
  }

  private static List<Document> documents(Collection collection) {
    List<Document> documents = new ArrayList<>();
    collection.forEachDocument(documents::add);
    return documents;
  }

  private static List<String> sentences(Random random, int paper) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 3 + random.nextInt(20); i++) {
      String one = NOUNS.get(random.nextInt(NOUNS.size()));
      String other = NOUNS.get(random.nextInt(NOUNS.size()));
      sentences.add("In paper %d the %s number %d meets the %s.".formatted(paper, one, i, other));
    }
    return sentences;
  }

  private static byte[] pdf(List<String> lines) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.setLeading(14);
        content.newLineAtOffset(70, 700);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
