package io.astraflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.Document;
import io.astraflow.collection.DocumentStatus;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Cancellation;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestProgress;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestionTest {
  @TempDir Path folder;
  private Path files;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws IOException {
    files = Files.createDirectory(folder.resolve("files"));
    astra = Engines.open(folder.resolve("data"));
    collection = astra.workspace().collection("papers");
  }

  @AfterEach
  void close() {
    assertThat(astra.verify().problems()).isEmpty();
    astra.close();
  }

  @Test
  void skipsUpdatesAndDeletesByContent() throws Exception {
    write("a.txt", "Alpha is the first letter.");
    write("b.txt", "Beta is the second letter.");
    assertThat(ingest())
        .extracting(IngestReport::added, IngestReport::skipped)
        .containsExactly(2L, 0L);
    IngestReport again = ingest();
    assertThat(again.skipped()).isEqualTo(2);
    assertThat(again.embedded()).isZero();

    write("a.txt", "Alpha is the first letter of the Greek alphabet.");
    Files.delete(files.resolve("b.txt"));
    IngestReport third = ingest(IngestOptions.builder().deleteVanished(true).build());
    assertThat(third.updated()).isEqualTo(1);
    assertThat(third.deleted()).isEqualTo(1);
    assertThat(collection.stats().documents()).isEqualTo(1);
    assertThat(collection.retriever().retrieve("Greek alphabet"))
        .allMatch(p -> p.text().equals("Alpha is the first letter of the Greek alphabet."))
        .hasSize(1);
  }

  @Test
  void keepsVanishedDocumentsUnlessAskedAndNeverThoseOfOtherSources() throws Exception {
    write("a.txt", "Alpha.");
    ingest();
    collection.ingestor().ingest(Source.text("note", "A note."));
    Files.delete(files.resolve("a.txt"));
    write("c.txt", "Gamma.");
    ingest();
    assertThat(collection.stats().documents()).isEqualTo(3);
    ingest(IngestOptions.builder().deleteVanished(true).build());
    assertThat(documents()).extracting(Document::title).containsExactlyInAnyOrder("note", "c.txt");
  }

  @Test
  void aChangedParagraphEmbedsOnlyTheChunksItTouches() throws Exception {
    List<String> paragraphs =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "Paragraph %d tells of thing %d and of nothing else at all."
                        .formatted(i, i * 7))
            .collect(Collectors.toCollection(ArrayList::new));
    write("long.txt", String.join("\n\n", paragraphs));
    Collection small =
        astra.workspace().collection("small", CollectionOptions.ofDefaults().withChunkTokens(60));
    IngestReport first = small.ingestor().ingest(Source.directory(files));
    paragraphs.set(100, "This one is different now.");
    write("long.txt", String.join("\n\n", paragraphs));
    IngestReport second = small.ingestor().ingest(Source.directory(files));
    assertThat(first.embedded()).isGreaterThan(30);
    assertThat(second.updated()).isEqualTo(1);
    assertThat(second.embedded()).isBetween(1L, 6L);
  }

  @Test
  void keepsIdsOverUpdates() throws Exception {
    write("a.txt", "One.");
    ingest();
    String id = documents().get(0).id();
    write("a.txt", "Two.");
    ingest();
    assertThat(documents()).extracting(Document::id).containsExactly(id);
    assertThat(collection.text(id)).contains("Two.");
  }

  @Test
  void oneBadFileNeverStopsTheRest() throws Exception {
    write("empty.txt", "");
    write("broken.pdf", "%PDF-1.7 and then nothing of the kind");
    write("good.txt", "This one is fine.");
    IngestReport report = ingest();
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.failures())
        .extracting(f -> Path.of(f.document()).getFileName().toString())
        .containsExactly("broken.pdf", "empty.txt");
    assertThat(report.failures()).allMatch(f -> !f.reason().isBlank());
    assertThat(documents())
        .filteredOn(d -> d.status() == DocumentStatus.FAILED)
        .hasSize(2)
        .allMatch(d -> d.failure().isPresent());
  }

  @Test
  void aFailedUpdateLeavesTheOldVersionInService() throws Exception {
    write("a.txt", "Penguins cannot fly.");
    ingest();
    write("a.txt", "");
    assertThat(ingest().failed()).isEqualTo(1);
    assertThat(collection.retriever().retrieve("penguins")).hasSize(1);
    write("a.txt", "Penguins swim.");
    assertThat(ingest().updated()).isEqualTo(1);
    assertThat(collection.retriever().retrieve("penguins").get(0).text())
        .isEqualTo("Penguins swim.");
  }

  @Test
  void tellsProgressUpToTheEnd() throws Exception {
    for (int i = 0; i < 50; i++) {
      write("f" + i + ".txt", "File number " + i);
    }
    List<IngestProgress> told = new ArrayList<>();
    ingest(IngestOptions.builder().listener(told::add).build());
    assertThat(told.get(0).documentsFound()).isEqualTo(50);
    IngestProgress last = told.get(told.size() - 1);
    assertThat(last.documentsDone()).isEqualTo(50);
    assertThat(last.tokens()).isPositive();
    assertThat(told)
        .isSortedAccordingTo((a, b) -> Long.compare(a.documentsDone(), b.documentsDone()));
  }

  @Test
  void aCancelledIngestionKeepsWhatIsDoneAndGoesOnLater() throws Exception {
    for (int i = 0; i < 200; i++) {
      write("f" + i + ".txt", "File number " + i);
    }
    Cancellation cancellation = new Cancellation();
    IngestReport report =
        ingest(
            IngestOptions.builder()
                .cancellation(cancellation)
                .listener(
                    p -> {
                      if (p.documentsDone() == 20) {
                        cancellation.cancel();
                      }
                    })
                .build());
    assertThat(report.cancelled()).isTrue();
    assertThat(report.added()).isBetween(20L, 199L);
    IngestReport rest = ingest();
    assertThat(report.added() + rest.added()).isEqualTo(200);
    assertThat(collection.stats().pending()).isZero();
    assertThat(collection.stats().documents()).isEqualTo(200);
  }

  @Test
  void anInterruptionEndsTheIngestionAndKeepsWhatIsDone() throws Exception {
    write("a.txt", "Alpha.");
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::ingest).isInstanceOf(InterruptedException.class);
    assertThat(ingest().failed()).isZero();
    assertThat(collection.stats().documents()).isEqualTo(1);
  }

  @Test
  void followsEachDirectoryOnceEvenInALoopOfSymbolicLinks() throws Exception {
    Path sub = Files.createDirectory(files.resolve("sub"));
    Files.createSymbolicLink(sub.resolve("up"), files);
    Files.writeString(sub.resolve("x.txt"), "Only once.");
    assertThat(ingest().added()).isEqualTo(1);
  }

  @Test
  void aPathThatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () -> collection.ingestor().ingest(Source.directory(folder.resolve("nowhere"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nowhere");
    assertThat(collection.stats().documents()).isZero();
  }

  @Test
  void theSameSourceTwiceEndsWithTheLaterBytes() throws Exception {
    Source both =
        Source.documents(
            List.of(
                SourceDocument.ofBytes("n", "old".getBytes(UTF_8), "text/plain"),
                SourceDocument.ofBytes("n", "new".getBytes(UTF_8), "text/plain")));
    collection.ingestor().ingest(both);
    assertThat(collection.text(documents().get(0).id())).contains("new");
  }

  @Test
  void anIngestionWithoutMetadataKeepsWhatIsThere() throws Exception {
    write("a.txt", "Alpha.");
    ingest(IngestOptions.builder().metadata(Map.of("year", "2024")).build());
    assertThat(ingest().skipped()).isEqualTo(1);
    assertThat(documents().get(0).metadata()).containsEntry("year", "2024");
  }

  @Test
  @SuppressWarnings("try") // closed twice on purpose
  void closingEndsARunningIngestion() throws Exception {
    for (int i = 0; i < 300; i++) {
      write("f" + i + ".txt", "File number " + i);
    }
    try (AstraFlow other = Engines.open(folder.resolve("other"))) {
      IngestOptions closing =
          IngestOptions.builder()
              .listener(
                  progress -> {
                    if (progress.documentsDone() == 10) {
                      other.close();
                    }
                  })
              .build();
      Collection closed = other.workspace().collection("c");
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              assertThatThrownBy(() -> closed.ingestor().ingest(Source.directory(files), closing))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("closed"));
    }
    assertThat(AstraFlow.verify(folder.resolve("other")).problems()).isEmpty();
  }

  @Test
  void chunksNeverCrossPages() throws Exception {
    Files.write(files.resolve("two.pdf"), twoPages("First page text.", "Second page text."));
    ingest();
    assertThat(collection.retriever().retrieve("page text"))
        .extracting(p -> p.page() + ": " + p.text())
        .containsExactlyInAnyOrder("1: First page text.", "2: Second page text.");
  }

  @Test
  void metadataComesFromTheFormatTheSourceAndTheOptions() throws Exception {
    write("a.txt", "Alpha.");
    ingest(IngestOptions.builder().metadata(Map.of("project", "x")).build());
    assertThat(documents().get(0).metadata())
        .containsEntry("project", "x")
        .containsEntry("name", "a.txt")
        .containsEntry("type", "text/plain");
    assertThat(ingest(IngestOptions.builder().metadata(Map.of("project", "y")).build()))
        .extracting(IngestReport::updated, IngestReport::embedded)
        .containsExactly(1L, 0L);
  }

  private static byte[] twoPages(String... texts) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (String text : texts) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 600);
          content.showText(text);
          content.endText();
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private IngestReport ingest() throws InterruptedException {
    return ingest(IngestOptions.ofDefaults());
  }

  private IngestReport ingest(IngestOptions options) throws InterruptedException {
    return collection.ingestor().ingest(Source.directory(files), options);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(files.resolve(name), text);
  }

  private List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    collection.forEachDocument(documents::add);
    return documents;
  }
}
