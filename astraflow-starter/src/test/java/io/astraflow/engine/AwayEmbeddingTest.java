package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.collection.DocumentStatus;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.ingest.EmbedTask;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.IngestTask;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.model.ModelException;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ingestions while the embedding model is away, and what becomes of their documents. */
@Timeout(120)
class AwayEmbeddingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  @TempDir Path services;

  @AfterEach
  void mend() {
    FragileEmbedding.mend();
  }

  @Test
  void takesAllInAndEmbedsItOnceTheModelIsBack() throws Exception {
    try (AstraFlow astra = open()) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(text("a", "Trout swim in cold rivers."));
      FragileEmbedding.BROKEN.set(true);
      List<SourceDocument> documents = new ArrayList<>();
      documents.add(document("a", "Salmon swim in cold rivers."));
      IntStream.range(0, 300).forEach(i -> documents.add(document("b" + i, "Number " + i)));
      IngestReport report = papers.ingestor().ingest(Source.documents(documents));
      assertThat(report.pending()).isEqualTo(301);
      assertThat(report.pendingReason()).contains("the embedding server is away");
      assertThat(report.added() + report.updated() + report.failed()).isZero();
      assertThat(papers.stats().pending()).isEqualTo(301);

      SearchResult found = papers.retriever().search(Query.of("cold rivers"));
      assertThat(found.passages())
          .extracting(p -> p.text())
          .containsExactly("Trout swim in cold rivers.");
      assertThat(found.notices()).extracting(Notice::kind).contains(Notice.Kind.LEXICAL_ONLY);

      FragileEmbedding.BROKEN.set(false);
      Task task = awaitOnly(astra);
      assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(astra.workspace().tasks().result(task.id(), EmbedTask.KIND))
          .contains(new EmbedTask.Outcome(301, 0));
      assertThat(papers.stats().pending()).isZero();
      assertThat(papers.retriever().search(Query.of("cold rivers")).passages())
          .first()
          .satisfies(p -> assertThat(p.text()).startsWith("Salmon"));
    }
  }

  @Test
  void asksNoMoreAfterSomeFailuresInARow() throws Exception {
    try (AstraFlow astra = openWithoutTasks()) {
      Collection papers = astra.workspace().collection("papers");
      FragileEmbedding.BROKEN.set(true);
      List<SourceDocument> documents =
          IntStream.range(0, 200).mapToObj(i -> document("b" + i, "Number " + i)).toList();
      assertThat(papers.ingestor().ingest(Source.documents(documents)).pending()).isEqualTo(200);
      int threads = Runtime.getRuntime().availableProcessors();
      assertThat(FragileEmbedding.FAILED.get()).isBetween(3, 3 + threads);
      assertThat(papers.ingestor().ingest(Source.documents(documents)).pending()).isEqualTo(200);
      assertThat(tasks(astra)).hasSize(1);
    }
  }

  @Test
  void aDocumentThatAlwaysFailsDelaysNoOther() throws Exception {
    try (AstraFlow astra = openWithoutTasks()) {
      Collection papers = astra.workspace().collection("papers");
      IngestReport report =
          papers
              .ingestor()
              .ingest(
                  Source.documents(
                      List.of(
                          document("a", "Trout swim."),
                          document("b", "Some fish are poisonous."),
                          document("c", "Salmon swim."))));
      assertThat(report.added()).isEqualTo(2);
      assertThat(report.pending()).isEqualTo(1);
      assertThatThrownBy(() -> papers.ingestor().finishPending(IngestOptions.ofDefaults()))
          .isInstanceOf(ModelException.class);
      papers.ingestor().ingest(text("b", "Some fish are healthy."));
      assertThat(papers.stats().pending()).isZero();
      assertThat(papers.ingestor().finishPending(IngestOptions.ofDefaults()).added()).isZero();
    }
  }

  @Test
  void aLargeDocumentThatAlwaysFailsIsOneFailure() throws Exception {
    String large =
        IntStream.range(0, 400)
            .mapToObj(i -> "Paragraph %d is on poisonous fish. ".formatted(i).repeat(30))
            .collect(Collectors.joining("\n\n"));
    try (AstraFlow astra = openWithoutTasks()) {
      Collection papers = astra.workspace().collection("papers");
      List<SourceDocument> documents = new ArrayList<>();
      documents.add(document("a", large));
      IntStream.range(0, 40).forEach(i -> documents.add(document("b" + i, "Number " + i)));
      IngestReport report = papers.ingestor().ingest(Source.documents(documents));
      assertThat(report.added()).isEqualTo(40);
      assertThat(report.pending()).isEqualTo(1);
      int threads = Runtime.getRuntime().availableProcessors();
      assertThat(FragileEmbedding.FAILED.get()).isBetween(1, threads);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "BLOCKED", "TOO_LONG"})
  void aTextThatTheModelRefusesFailsItsDocumentAlone(ModelException.Kind kind) throws Exception {
    try (AstraFlow astra = openWithoutTasks()) {
      Collection papers = astra.workspace().collection("papers");
      FragileEmbedding.BROKEN.set(true);
      List<SourceDocument> documents =
          List.of(
              document("a", "Trout swim."),
              document("b", "Some fish are poisonous."),
              document("c", "Salmon swim."));
      assertThat(papers.ingestor().ingest(Source.documents(documents)).pending()).isEqualTo(3);
      FragileEmbedding.BROKEN.set(false);
      FragileEmbedding.KIND.set(kind);
      IngestReport report = papers.ingestor().finishPending(IngestOptions.ofDefaults());
      assertThat(report.added()).isEqualTo(2);
      assertThat(report.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.document()).isEqualTo("b");
                assertThat(failure.reason()).contains("the embedding server is away");
              });
      assertThat(papers.stats().pending()).isZero();
      assertThat(papers.ingestor().ingest(text("d", "Eels swim.")).added()).isEqualTo(1);
      assertThat(statuses(astra))
          .containsExactlyInAnyOrder(
              DocumentStatus.INGESTED,
              DocumentStatus.FAILED,
              DocumentStatus.INGESTED,
              DocumentStatus.INGESTED);
    }
  }

  @Test
  void aWrongKeyEndsTheIngestionAndItsTask() throws Exception {
    try (AstraFlow astra = open()) {
      Collection papers = astra.workspace().collection("papers");
      FragileEmbedding.BROKEN.set(true);
      assertThat(papers.ingestor().ingest(text("a", "Trout swim.")).pending()).isEqualTo(1);
      FragileEmbedding.KIND.set(ModelException.Kind.MISCONFIGURED);
      assertThatThrownBy(() -> papers.ingestor().ingest(text("b", "Salmon swim.")))
          .isInstanceOfSatisfying(
              ModelException.class,
              e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED));
      assertThat(awaitOnly(astra).state()).isEqualTo(TaskState.FAILED);
      FragileEmbedding.mend();
      assertThat(papers.ingestor().ingest(text("b", "Salmon swim.")).added()).isEqualTo(2);
      FragileEmbedding.BROKEN.set(true);
      papers.ingestor().ingest(text("c", "Eels swim."));
      assertThat(tasks(astra)).hasSize(2); // the ended one is of no use
    }
  }

  @Test
  void anIngestionThatIsATaskLeavesTheRestToTheOther() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("a.txt"), "Trout swim.");
    try (AstraFlow astra = open()) {
      FragileEmbedding.BROKEN.set(true);
      Task ingestion =
          astra.workspace().tasks().submit(IngestTask.KIND, IngestTask.of("papers", files));
      Task ended = astra.workspace().tasks().await(ingestion.id(), LONG);
      assertThat(ended.state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(astra.workspace().tasks().result(ended.id(), IngestTask.KIND).orElseThrow())
          .returns(0L, IngestTask.Counts::added)
          .returns(1L, IngestTask.Counts::pending);
      FragileEmbedding.BROKEN.set(false);
      assertThat(awaitOnly(astra).state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(statuses(astra)).containsExactly(DocumentStatus.INGESTED);
    }
  }

  @Test
  void anIngestionBringsNoCollectionBackThatWasDeletedSinceItBegan() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("a.txt"), "Trout swim.");
    try (AstraFlow astra = open()) {
      FragileEmbedding.BROKEN.set(true);
      FragileEmbedding.KIND.set(ModelException.Kind.MISCONFIGURED);
      Tasks tasks = astra.workspace().tasks();
      long id = tasks.submit(IngestTask.KIND, IngestTask.of("papers", files)).id();
      assertThat(tasks.await(id, LONG).state()).isEqualTo(TaskState.FAILED);
      assertThat(astra.workspace().deleteCollection("papers")).isTrue();
      FragileEmbedding.mend();
      assertThat(tasks.retry(id)).isTrue();
      assertThat(tasks.await(id, LONG).state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(tasks.result(id, IngestTask.KIND))
          .contains(new IngestTask.Counts(0, 0, 0, 0, 0, 0, 0, 0));
      assertThat(astra.workspace().find("papers")).isEmpty();
    }
  }

  @Test
  void goesOnAfterTheProcessWasKilled() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    for (int i = 0; i < 20; i++) {
      Files.writeString(files.resolve(i + ".txt"), "Trout number " + i + " swims.");
    }
    Files.createDirectory(folder.resolve("services"));
    try (ChildEngine child = ChildEngine.start("wait", folder.resolve("data"), files)) {
      child.expect("started");
      child.expect("pending 20");
      child.kill();
    }
    try (AstraFlow astra = open()) {
      assertThat(awaitOnly(astra).state()).isEqualTo(TaskState.SUCCEEDED);
      assertThat(statuses(astra)).hasSize(20).containsOnly(DocumentStatus.INGESTED);
    }
  }

  @Test
  void waitsForAServerThatIsTooBusy() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    try (ScriptedServer server = new ScriptedServer()) {
      server.otherwise(
          request ->
              busy.get()
                  ? Answer.json("{\"error\":\"overloaded\"}").withStatus(503)
                  : Answer.json("{\"embeddings\":[[1,2]]}"));
      ModelOptions models =
          ModelOptions.defaults()
              .setting("astraflow.models.ollama.base-url", server.uri().toString())
              .setting("astraflow.models.ollama.embedding-dimensions.own", "2");
      try (AstraFlow astra =
          AstraFlow.builder(folder.resolve("data"))
              .embeddingModel("ollama:own")
              .models(models)
              .build()) {
        Collection papers = astra.workspace().collection("papers");
        IngestReport report = papers.ingestor().ingest(text("a", "Trout swim."));
        assertThat(report.pending()).isEqualTo(1);
        assertThat(report.pendingReason().orElseThrow())
            .contains("ollama:own")
            .contains("overloaded");
        busy.set(false);
        assertThat(awaitOnly(astra).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(papers.embeddingModel()).isEqualTo("ollama:own");
        assertThat(papers.stats()).returns(1L, s -> s.vectors()).returns(0L, s -> s.pending());
      }
    }
  }

  private AstraFlow open() throws IOException {
    return builder().build();
  }

  private AstraFlow openWithoutTasks() throws IOException {
    return builder().runTasks(false).build();
  }

  private AstraFlow.Builder builder() throws IOException {
    return AstraFlow.builder(folder.resolve("data"))
        .classLoader(FragileEmbedding.loader(services))
        .embeddingModel(FragileEmbedding.ID);
  }

  private static Task awaitOnly(AstraFlow astra) throws InterruptedException {
    List<Task> tasks = tasks(astra);
    assertThat(tasks).hasSize(1);
    return astra.workspace().tasks().await(tasks.get(0).id(), LONG);
  }

  private static List<Task> tasks(AstraFlow astra) {
    TaskFilter embedding = TaskFilter.all().withKind(EmbedTask.KIND.id());
    return astra.workspace().tasks().list(embedding, PageRequest.first(10)).items();
  }

  private static List<DocumentStatus> statuses(AstraFlow astra) {
    List<DocumentStatus> statuses = new ArrayList<>();
    astra
        .workspace()
        .find("papers")
        .orElseThrow()
        .forEachDocument((Document document) -> statuses.add(document.status()));
    return statuses;
  }

  private static Source text(String name, String text) {
    return Source.text(name, text);
  }

  private static SourceDocument document(String name, String text) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain");
  }
}
