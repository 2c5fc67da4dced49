package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.IngestReport.Failure;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with one document is told in words for people, and the others are ingested. */
class BadInputTest {
  @TempDir Path folder;
  private Path files;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws Exception {
    files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("aaa.txt"), "The first one is fine.");
    Files.writeString(files.resolve("zzz.txt"), "The last one is fine as well.");
    astra = Engines.open(folder.resolve("data"));
    collection = astra.workspace().collection("papers");
    assertThat(ingest().added()).isEqualTo(2);
  }

  @AfterEach
  void leavesAnOrderlyFolder() throws Exception {
    assertThat(collection.text(document("aaa.txt").id())).isPresent();
    assertThat(collection.text(document("zzz.txt").id())).isPresent();
    assertThat(collection.stats().pending()).isZero();
    assertThat(folder.resolve("data").resolve("tmp")).isEmptyDirectory();
    assertThat(astra.verify().problems()).isEmpty();
    astra.close();
  }

  @Test
  void truncatedFilesFailWithTheirReasons() throws Exception {
    byte[] pdf = pdf("Whole", "");
    Files.write(files.resolve("cut.pdf"), Arrays.copyOf(pdf, 60));
    Files.write(files.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    Files.write(files.resolve("cut.gz"), new byte[] {31, (byte) 139, 8, 0, 0});
    Files.write(files.resolve("zeros.bin"), new byte[5000]);
    Files.write(files.resolve("empty.pdf"), new byte[0]);
    assertFailed(ingest(), "cut.gz", "cut.pdf", "cut.zip", "empty.pdf", "zeros.bin");
  }

  @Test
  void anEncryptedPdfIsReadWithItsPasswordOnly() throws Exception {
    Files.write(files.resolve("secret.pdf"), pdf("The treasure lies under the oak.", "open"));
    IngestReport without = ingest();
    assertFailed(without, "secret.pdf");
    assertThat(without.failures().get(0).reason()).contains("password");
    assertFailed(ingest(IngestOptions.builder().passwords(List.of("wrong")).build()), "secret.pdf");
    IngestOptions right = IngestOptions.builder().passwords(List.of("wrong", "open")).build();
    assertThat(ingest(right).failures()).isEmpty();
    assertThat(collection.text(document("secret.pdf").id()).orElseThrow()).contains("treasure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quine.gz", "droste.zip"})
  void archivesThatHoldThemselvesEnd(String name) throws Exception {
    Files.copy(TestData.path("documents/tika/" + name), files.resolve(name));
    for (Failure failure : ingest().failures()) {
      assertThat(failure.document()).endsWith(name);
      assertReadable(failure);
    }
    assertThat(collection.stats().documents() + collection.stats().failed())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void aPdfUnderAnotherNameIsReadAsWhatItIs() throws Exception {
    Files.write(files.resolve("notes.txt"), pdf("The content decides.", ""));
    assertThat(ingest().failures()).isEmpty();
    assertThat(document("notes.txt").mediaType()).isEqualTo("application/pdf");
    assertThat(collection.text(document("notes.txt").id()).orElseThrow()).contains("decides");
  }

  @Test
  void aFileThatVanishesOnceItIsListedIsReported() throws Exception {
    Path file = Files.writeString(files.resolve("gone.txt"), "Soon gone.");
    IngestOptions deleting =
        IngestOptions.builder()
            .listener(
                progress -> {
                  if (progress.documentsDone() == 0) {
                    file.toFile().delete();
                  }
                })
            .build();
    SourceDocument listed = SourceDocument.ofFile(file);
    SourceDocument next = SourceDocument.ofBytes("next", bytes("It goes on."), "text/plain");
    IngestReport report =
        collection.ingestor().ingest(Source.documents(List.of(listed, next)), deleting);
    assertThat(report.added()).isEqualTo(1);
    assertFailed(report, "gone.txt");
    assertThat(report.failures().get(0).reason()).contains("no longer there");
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(files.resolve("large.txt").toFile(), "rw")) {
      file.setLength(600L << 20);
    }
    IngestReport report = ingest(IngestOptions.builder().maxDocumentBytes(100_000).build());
    assertFailed(report, "large.txt");
    assertThat(report.failures().get(0).reason()).contains("100000 bytes", "maxDocumentBytes");
  }

  @Test
  void whatCannotBeReadIsReportedUnderItsName() throws Exception {
    SourceDocument directory = SourceDocument.ofFile(files);
    SourceDocument forbidden = SourceDocument.ofFile(Path.of("/proc/self/mem"));
    SourceDocument broken =
        new SourceDocument(
            "broken",
            () -> {
              throw new IllegalStateException("the application's own failure");
            },
            Optional.empty(),
            Map.of());
    IngestReport report =
        collection.ingestor().ingest(Source.documents(List.of(directory, forbidden, broken)));
    assertFailed(report, "broken", "files", "mem");
  }

  @Test
  void namesMayHoldWhateverTheFileSystemAllows() throws Exception {
    List<String> names = List.of("line\nbreak.txt", "tab\t.txt", "ümlaut 東京 🐧.txt", "' OR 1=1;--");
    for (String name : names) {
      Files.writeString(files.resolve(name), "Under the name " + name);
    }
    assertThat(ingest().failures()).isEmpty();
    for (String name : names) {
      assertThat(collection.text(document(name).id())).isPresent();
    }
    assertThat(ingest().skipped()).isEqualTo(names.size() + 2);
  }

  @Test
  void namesThatNoFileSystemAllowsAreKeptApart() throws Exception {
    List<String> names =
        List.of("nul\0name", "half \ud83d", "half \udc27", "half ?", "half \ufffd");
    Source source =
        Source.documents(
            names.stream()
                .map(n -> SourceDocument.ofBytes(n, bytes("Text of " + n), "text/plain"))
                .toList());
    IngestReport first = collection.ingestor().ingest(source);
    assertThat(first.added() + first.failed()).isEqualTo(names.size());
    assertThat(first.failures()).allMatch(f -> f.reason().contains("name"));
    assertThat(collection.ingestor().ingest(source).updated()).isZero();
  }

  @Test
  void textMayHoldNulBytesAndHalfCharacters() throws Exception {
    Files.write(files.resolve("nul.txt"), bytes("Before\0after the zero byte."));
    Files.write(files.resolve("half.json"), bytes("{\"text\": \"half \\ud83d of a penguin\"}"));
    IngestReport report = ingest();
    for (Failure failure : report.failures()) {
      assertReadable(failure);
    }
    assertThat(collection.retriever().retrieve("half of a penguin")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep.json", "deep.html", "deep.xml", "deep.md"})
  void deepNestingIsReadOrRefusedButNeverCrashes(String name) throws Exception {
    String open = Map.of("json", "[", "html", "<div>", "xml", "<a>", "md", "> ").get(ending(name));
    String close = Map.of("json", "]", "html", "</div>", "xml", "</a>", "md", "").get(ending(name));
    String text = open.repeat(100_000) + "\"core\"" + close.repeat(100_000);
    Files.writeString(files.resolve(name), text);
    for (Failure failure : ingest().failures()) {
      assertThat(failure.document()).endsWith(name);
      assertReadable(failure);
    }
  }

  private static String ending(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private IngestReport ingest() throws InterruptedException {
    return ingest(IngestOptions.ofDefaults());
  }

  private IngestReport ingest(IngestOptions options) throws InterruptedException {
    return collection.ingestor().ingest(Source.directory(files), options);
  }

  private Document document(String name) {
    List<Document> found = new ArrayList<>();
    collection.forEachDocument(
        d -> {
          if (d.source().equals(files.resolve(name).toString())) {
            found.add(d);
          }
        });
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static void assertFailed(IngestReport report, String... names) {
    assertThat(report.failures())
        .extracting(f -> f.document().substring(f.document().lastIndexOf('/') + 1))
        .containsExactlyInAnyOrder(names);
    report.failures().forEach(BadInputTest::assertReadable);
  }

  /** A reason is one line in words, without the names of classes. */
  private static void assertReadable(Failure failure) {
    assertThat(failure.reason())
        .as(failure.document())
        .isNotBlank()
        .doesNotContain("\n", "\tat ", "null")
        .doesNotContainPattern("\\b(java|org|io)\\.[a-z]+\\.")
        .doesNotContainPattern("[a-z](Exception|Error)\\b");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pdf(String text, String password) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(70, 700);
        content.showText(text);
        content.endText();
      }
      if (!password.isEmpty()) {
        document.protect(
            new StandardProtectionPolicy("owner of it", password, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
