package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBytesTest {
  private static final int CHARACTERS = 10;

  @TempDir Path folder;
  private Documents documents;

  @BeforeEach
  void setUp() {
    documents = new Documents(folder);
  }

  @Test
  void readsALogWithABrokenByteAsUtf8() throws InterruptedException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes("Größe geändert: 日本 ".getBytes(StandardCharsets.UTF_8));
    log.write(0xFF);
    log.writeBytes(" und weiter über alles".getBytes(StandardCharsets.UTF_8));

    assertThat(Documents.text(documents.parse("a.log", log.toByteArray())))
        .isEqualTo("Größe geändert: 日本 \uFFFD und weiter über alles");
  }

  @Test
  void takesATextWithASingleForeignByteForNoUtf8() throws InterruptedException {
    byte[] bytes = "un café".getBytes(Charset.forName("windows-1252"));

    assertThat(Documents.text(documents.parse("a.txt", bytes))).isEqualTo("un café");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "aa"})
  void leavesTheCharacterOutThatTheLimitCuts(String start) throws InterruptedException {
    Documents small = new Documents(folder, new ParseLimits(CHARACTERS, 1, 1, 1000, 1, 1));
    String text = start + "\uD83D\uDE00".repeat(CHARACTERS * 2);

    ParsedDocument parsed = small.parse("a.txt", text);

    assertThat(text).startsWith(Documents.text(parsed).replace("\uFFFD", ""));
    assertThat(Documents.text(parsed)).contains("\uD83D\uDE00".repeat(4));
    assertThat(parsed.notes()).anyMatch(note -> note.contains("bytes after 30 were left out"));
  }

  @Test
  void readsATextThatIsCutInItsOnlyForeignCharacter() throws InterruptedException {
    Documents small = new Documents(folder, new ParseLimits(CHARACTERS, 1, 1, 1000, 1, 1));
    byte[] text = ("\n".repeat(25) + "abc: é and more").getBytes(StandardCharsets.UTF_8);

    assertThat(Documents.text(small.parse("a.txt", Arrays.copyOf(text, 40)))).isEqualTo("abc:");
  }
}
