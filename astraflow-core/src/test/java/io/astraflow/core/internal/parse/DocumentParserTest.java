package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentParserTest {
  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, The plain text of a letter",
    "UTF-16BE, The plain text of a letter",
    "windows-1252, Grüße aus der Straße: déjà vu",
    "windows-1251, Это обычное русское предложение о погоде",
    "windows-1250, Zażółć gęślą jaźń w świetle księżyca",
    "Shift_JIS, これは日本語の文章です。文字コードを調べます。",
    "GB18030, 这是一个中文句子，用来检查编码的识别。",
    "UTF-8, naïve 日本 текст"
  })
  void readsTextInItsEncoding(String charset, String text) throws InterruptedException {
    byte[] bytes = text.getBytes(Charset.forName(charset));

    assertThat(Documents.text(documents.parse("letter.txt", bytes))).isEqualTo(text);
  }

  @Test
  void keepsTheLinesOfMarkdownAndFindsItsStructure() throws InterruptedException {
    ParsedDocument parsed =
        documents.parse(
            "a.md", "# Title\n\nSome *text*\nin lines\n\n- one\n- two\n\n```\ncode\n```\n");

    assertThat(parsed.title()).isEqualTo("Title");
    assertThat(parsed.blocks())
        .containsExactly(
            new Block(Block.Kind.HEADING, 1, 0, "Title"),
            new Block(Block.Kind.PARAGRAPH, 0, 0, "Some *text*\nin lines"),
            new Block(Block.Kind.LIST_ITEM, 0, 0, "- one"),
            new Block(Block.Kind.LIST_ITEM, 0, 0, "- two"),
            new Block(Block.Kind.CODE, 0, 0, "```\ncode\n```"));
  }

  @Test
  void leavesScriptsAndNavigationOfAPageOut() throws InterruptedException {
    ParsedDocument parsed =
        documents.parse(
            "a.html",
            "<html><head><title>T</title></head><body><nav>menu</nav><script>x()</script>"
                + "<h2>Head</h2><p>Some <b>bold</b>\n text</p><ul><li>item</ul>"
                + "<table><tr><th>a<th>b<tr><td>1<td>2</table></body></html>");

    assertThat(parsed.title()).isEqualTo("T");
    assertThat(parsed.blocks())
        .containsExactly(
            new Block(Block.Kind.HEADING, 2, 0, "Head"),
            new Block(Block.Kind.PARAGRAPH, 0, 0, "Some bold text"),
            new Block(Block.Kind.LIST_ITEM, 0, 0, "item"),
            new Block(Block.Kind.TABLE, 0, 0, "a | b\n1 | 2"));
  }

  @Test
  void readsAMessageWithItsAttachment() throws InterruptedException {
    String message =
        """
        From: a@example.org
        To: b@example.org
        Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="x"

        --x
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        Caf=E9 and a long=
         line
        --x
        Content-Type: text/plain
        Content-Disposition: attachment; filename="note.txt"
        Content-Transfer-Encoding: base64

        aGVsbG8gaW5zaWRl
        --x--
        """;

    ParsedDocument parsed = documents.parse("m.eml", message.replace("\n", "\r\n"));

    assertThat(parsed.title()).isEqualTo("Grüße");
    assertThat(parsed.metadata()).containsEntry("from", "a@example.org");
    assertThat(Documents.text(parsed)).contains("Café and a long line", "note.txt", "hello inside");
  }

  @Test
  void readsTheDocumentsInAnArchive() throws InterruptedException, IOException {
    byte[] zip = zip("inner.zip", zip("deep.txt", "found".getBytes(StandardCharsets.UTF_8)));

    assertThat(Documents.text(documents.parse("outer.zip", zip))).contains("deep.txt", "found");
  }

  @Test
  void stopsAtTheDepthOfArchivesInsideArchives() throws InterruptedException, IOException {
    byte[] zip = "bottom".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 6; i++) {
      zip = zip(i == 0 ? "a.txt" : "a.zip", zip);
    }

    ParsedDocument parsed = documents.parse("outer.zip", zip);

    assertThat(parsed.blocks()).isEmpty();
    assertThat(parsed.notes()).singleElement().asString().contains("more than 3 archives deep");
  }

  @Test
  void refusesAnArchiveThatUnpacksToTooMuch() throws IOException {
    byte[] bomb = zip("zeros.txt", new byte[64 << 20]);

    assertThatThrownBy(() -> documents.parse("bomb.zip", bomb))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void namesTheReasonForEmptyAndBinaryFiles() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);

    assertThatThrownBy(() -> documents.parse("a.txt", new byte[0])).hasMessage("the file is empty");
    assertThatThrownBy(() -> documents.parse("a.bin", noise))
        .hasMessage("unsupported type application/octet-stream");
  }

  @Test
  void doesNotResolveEntitiesOfXml() throws InterruptedException {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<rss><channel><title>News</title><item><title>One &e;</title></item></channel></rss>";

    assertThat(Documents.text(documents.parse("feed.xml", xml)))
        .contains("News")
        .doesNotContain("root:");
  }

  @Test
  void leavesOutWhatExceedsTheCharacters() throws InterruptedException {
    Documents small = new Documents(folder, new ParseLimits(10, 1, 1, 1000, 1, 1));

    ParsedDocument parsed = small.parse("a.txt", "0123456789 and more");

    assertThat(Documents.text(parsed)).isEqualTo("0123456789");
    assertThat(parsed.notes()).isNotEmpty();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> documents.parse("a.txt", "some text"))
        .isInstanceOf(InterruptedException.class);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
