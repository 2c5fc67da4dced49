package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.UnavailableException;
import io.astraflow.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {
  private static final int RECORD = 512;

  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @Test
  void readsTheFilesOfACompressedTar() throws IOException, InterruptedException {
    byte[] tar = joined(file("docs/a.txt", "first"), file("docs/b.txt", "second"), end());

    assertThat(Documents.text(documents.parse("/backup/all.tgz", gzip(tar))))
        .isEqualTo("all.tar\ndocs/a.txt\nfirst\ndocs/b.txt\nsecond");
  }

  @Test
  void namesFilesByTheirLongNames() throws InterruptedException {
    String longName = "folder/".repeat(30) + "ä.txt";
    byte[] tar =
        joined(
            entry('x', "pax", paxPath(longName)),
            file("short.txt", "of pax"),
            entry('L', "gnu", longName + "\0"),
            file("short.txt", "of GNU"),
            file("c.txt", "plain"),
            end());

    assertThat(Documents.text(documents.parse("a.tar", tar)))
        .isEqualTo(longName + "\nof pax\n" + longName + "\nof GNU\nc.txt\nplain");
  }

  @Test
  void keepsTheFilesBeforeTheEndOfACutTar() throws InterruptedException {
    byte[] tar = joined(file("a.txt", "first"), file("b.txt", "second"));

    for (int length : new int[] {2 * RECORD + 100, 3 * RECORD, 3 * RECORD + 3}) {
      ParsedDocument parsed = documents.parse("a.tar", Arrays.copyOf(tar, length));

      assertThat(Documents.text(parsed)).as("%d bytes", length).isEqualTo("a.txt\nfirst");
      assertThat(parsed.notes()).singleElement().asString().contains("the archive is damaged");
    }
  }

  @Test
  void keepsTheFilesBeforeAnEncryptedOne() throws IOException, InterruptedException {
    byte[] zip = Zips.ofTexts("a.txt", "open", "b.txt", "secret");
    int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("b.txt") - 30;
    zip[second + 6] |= 1;

    ParsedDocument parsed = documents.parse("a.zip", zip);

    assertThat(Documents.text(parsed)).isEqualTo("a.txt\nopen");
    assertThat(parsed.notes())
        .singleElement()
        .asString()
        .contains("what follows 1 entries is encrypted: unpack it");
  }

  @Test
  void givesNoPagesToWhatIsInsideAnArchive() throws IOException, InterruptedException {
    byte[] zip = Zips.of("pages.pdf", Pdfs.ofPages("the first page here", "the second page here"));

    ParsedDocument parsed = documents.parse("a.zip", zip);

    assertThat(Documents.text(parsed)).contains("the first page here", "the second page here");
    assertThat(parsed.blocks()).extracting(Block::page).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quine.gz", "droste.zip"})
  void endsSoonInAnArchiveThatHoldsItself(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(TestData.path("documents/tika/" + name));

    ParsedDocument parsed =
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> documents.parse(name, bytes));

    assertThat(parsed.notes()).anyMatch(note -> note.contains("more than 3 archives deep"));
  }

  @Test
  void blamesATemporaryFolderThatIsAwayAndNotTheDocument() throws IOException {
    Path away = folder.resolve("away");
    byte[] large = new byte[5 << 20];
    new Random(1).nextBytes(large);
    byte[] zip = Zips.of("a.bin", large);

    assertThatThrownBy(() -> new Documents(away).parse("a.zip", zip))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContainingAll(away.toString(), "free some space");
    assertThatThrownBy(() -> new Documents(away).parse("a.pdf", Pdfs.ofPages("a text")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(away.toString());
    assertThatThrownBy(() -> new Documents(away).parse("a.docx", Zips.docx("a text")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(away.toString());
  }

  @Test
  void tellsAFullDiskFromADamagedDocument() {
    IOException full = new IOException("damaged", new IOException("No space left on device"));

    assertThatThrownBy(() -> TemporaryFolder.rethrow(folder, full))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(folder.toString());
    TemporaryFolder.rethrow(folder, new IOException("unexpected end"));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static String paxPath(String path) {
    int rest = (" path=" + path + "\n").getBytes(StandardCharsets.UTF_8).length;
    return (rest + 3) + " path=" + path + "\n";
  }

  private static byte[] file(String name, String content) {
    return entry('0', name, content);
  }

  private static byte[] entry(char kind, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] entry = new byte[RECORD + (bytes.length + RECORD - 1) / RECORD * RECORD];
    put(entry, 0, name);
    put(entry, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(entry, 124, String.format("%011o\0%011o\0", bytes.length, 0));
    put(entry, 148, "        ");
    entry[156] = (byte) kind;
    put(entry, 257, "ustar\000" + "00");
    int sum = 0;
    for (int i = 0; i < RECORD; i++) {
      sum += entry[i] & 0xFF;
    }
    put(entry, 148, String.format("%06o\0 ", sum));
    System.arraycopy(bytes, 0, entry, RECORD, bytes.length);
    return entry;
  }

  private static void put(byte[] record, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, record, at, bytes.length);
  }

  private static byte[] end() {
    return new byte[2 * RECORD];
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
