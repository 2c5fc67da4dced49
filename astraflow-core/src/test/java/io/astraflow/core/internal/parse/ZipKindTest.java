package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.InvalidInputException;
import io.astraflow.testkit.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipKindTest {
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @Test
  void readsAWordDocument() throws IOException, InterruptedException {
    ParsedDocument parsed = documents.parse("letter.docx", Zips.docx("Dear reader"));

    assertThat(parsed.mediaType()).isEqualTo(WORD);
    assertThat(Documents.text(parsed)).isEqualTo("Dear reader");
  }

  @Test
  void refusesAWordDocumentThatIsCut() throws IOException {
    byte[] whole = Zips.docx("Dear reader");

    int document = new String(whole, StandardCharsets.ISO_8859_1).indexOf("word/document.xml");
    for (int length : new int[] {100, document - 100, document + 60}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> documents.parse("letter.docx", cut))
          .as("the first %d of %d bytes", length, whole.length)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("damaged");
      assertThatThrownBy(() -> documents.parse("letter", cut))
          .as("the first %d of %d bytes, without an extension", length, whole.length)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void refusesTheCutWordDocumentOfTheCorpus() throws IOException {
    byte[] cut = Files.readAllBytes(TestData.path("documents/tika/testWORD_truncated.docx"));

    assertThatThrownBy(() -> documents.parse("a.docx", cut))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void takesAFolderNamedWordForAFolder() throws IOException, InterruptedException {
    byte[] zip = Zips.ofTexts("word/list.txt", "apple", "xl/big.txt", "pear");

    ParsedDocument parsed = documents.parse("words.zip", zip);

    assertThat(parsed.mediaType()).isEqualTo("application/zip");
    assertThat(Documents.text(parsed)).contains("apple", "pear");
  }

  @Test
  void findsTheListOfContentTypesBehindTheFolderToo() throws IOException, InterruptedException {
    byte[] whole = Zips.docx("Dear reader");
    byte[] moved = Zips.ofTexts("word/media/note.txt", "a", "[Content_Types].xml", "<Types/>");

    assertThat(documents.parse("letter", whole).mediaType()).isEqualTo(WORD);
    assertThat(ZipKind.of(request(new OpenedOnce(moved)))).isEqualTo(WORD);
  }

  @Test
  void believesATypeThatItCanReadOnly() throws IOException, InterruptedException {
    byte[] zip = Zips.ofTexts("mimetype", "text/plain", "a.txt", "found");

    ParsedDocument parsed = documents.parse("a.zip", zip);

    assertThat(parsed.mediaType()).isEqualTo("application/zip");
    assertThat(Documents.text(parsed)).contains("found");
  }

  @Test
  void unpacksLittleToTellTheKind() throws IOException {
    byte[] bomb = Zips.of("zeros.bin", new byte[128 << 20]);
    OpenedOnce content = new OpenedOnce(bomb);

    String kind = ZipKind.of(request(content));

    assertThat(kind).isEqualTo("application/zip");
    assertThat(content.stream.available()).isGreaterThan(bomb.length * 3 / 4);
    assertThatThrownBy(() -> documents.parse("bomb.docx", bomb))
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void endsWhenItsThreadIsInterruptedMeanwhile() throws IOException {
    byte[] zip = Zips.of("zeros.bin", new byte[1 << 20]);
    Content interrupting = new InterruptingContent(zip);

    assertThatThrownBy(() -> documents.parse("a.zip", interrupting))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void saysThatAnArchiveIsEncrypted() throws IOException {
    byte[] zip = Zips.ofTexts("secret.txt", "secret");
    zip[6] |= 1; // the flag of the first entry's header

    assertThatThrownBy(() -> documents.parse("a.zip", zip))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("encrypted: unpack it with its password and add the files that are in it");
  }

  @Test
  void readsADocumentAsTheTypeThatTheCallerKnows() throws InterruptedException {
    byte[] text = "GIF89a is a format".getBytes(StandardCharsets.UTF_8);

    ParsedDocument parsed = documents.parseAs("Text/Plain; charset=utf-8", "a", text);

    assertThat(parsed.mediaType()).isEqualTo("text/plain");
    assertThat(Documents.text(parsed)).isEqualTo("GIF89a is a format");
  }

  @Test
  void detectsATypeThatTheCallerDoesNotKnow() throws InterruptedException {
    byte[] text = "# Title".getBytes(StandardCharsets.UTF_8);

    assertThat(documents.parseAs("application/octet-stream", "a.md", text).mediaType())
        .isEqualTo("text/markdown");
  }

  private ParseRequest request(Content content) {
    return new ParseRequest("letter", content, Optional.empty(), List.of(), folder);
  }

  /** Shows how far it was read. */
  private static final class OpenedOnce implements Content {
    private final byte[] bytes;
    private final ByteArrayInputStream stream;

    OpenedOnce(byte[] bytes) {
      this.bytes = bytes;
      this.stream = new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream open() {
      return stream;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public Path file() {
      throw new UnsupportedOperationException("an archive needs no file");
    }
  }

  /** Interrupts the thread that opens it a second time, which is when the entries are looked at. */
  private static final class InterruptingContent implements Content {
    private final byte[] bytes;
    private int opened;

    InterruptingContent(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public InputStream open() {
      if (++opened == 2) {
        Thread.currentThread().interrupt();
      }
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public Path file() {
      throw new UnsupportedOperationException("an archive needs no file");
    }
  }
}
