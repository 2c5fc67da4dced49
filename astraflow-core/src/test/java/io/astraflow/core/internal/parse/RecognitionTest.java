package io.astraflow.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionTest {
  @TempDir Path folder;

  @Test
  void readsAPageThatIsAPicture() throws IOException, InterruptedException {
    requireTesseract();

    ParsedDocument parsed =
        new Documents(folder).parse("scan.pdf", Pdfs.scanned("Harbour lights at midnight"));

    assertThat(Documents.text(parsed)).containsIgnoringCase("lights at midnight");
    assertThat(parsed.blocks()).extracting(Block::page).containsOnly(1);
    assertThat(parsed.notes()).isEmpty();
    assertThat(parsed.ocrMissing()).isFalse();
  }

  @Test
  void saysThatAPageWasLeftUnreadWhereTesseractIsMissing()
      throws IOException, InterruptedException {
    Path scan = Files.write(folder.resolve("scan.pdf"), Pdfs.scanned("Harbour lights"));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NotesOf.class.getName(),
            scan.toString());
    builder.environment().put("PATH", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());

    Process process = builder.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("true [1 page (1) was left without text: install tesseract to read it]");
  }

  private static void requireTesseract() throws InterruptedException {
    if (new DocumentParser(ParseLimits.ofDefaults()).canReadPictures()) {
      return;
    }
    String message = "tesseract is not installed: the text of pictures is not tested";
    if (System.getenv("CI") != null) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }
}
