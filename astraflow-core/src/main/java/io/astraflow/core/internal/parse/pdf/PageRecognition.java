package io.astraflow.core.internal.parse.pdf;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.TemporaryFolder;
import io.astraflow.core.internal.parse.ocr.Tesseract;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads pages without text by rendering them, one at a time. One thread at a time. */
final class PageRecognition {
  private static final float RESOLUTION = 200;
  private static final float POINTS_PER_INCH = 72;
  private static final double MOST_PIXELS = 16_000_000;
  // A long scan must not use up the time of its whole document: the first pages are better than
  // none.
  private static final Duration ALL_PAGES = Duration.ofSeconds(20);

  private final PDDocument document;
  private final ParseRequest request;
  private final Extraction into;
  private final Optional<Tesseract> tesseract;
  private final List<Integer> late = new ArrayList<>();
  private final List<Integer> failed = new ArrayList<>();
  private final long started = System.nanoTime();

  PageRecognition(PDDocument document, ParseRequest request, Extraction into)
      throws InterruptedException {
    this.document = document;
    this.request = request;
    this.into = into;
    this.tesseract = Tesseract.installed();
  }

  void add(int number) throws InterruptedException {
    Duration left = ALL_PAGES.minusNanos(System.nanoTime() - started);
    if (tesseract.isEmpty() || left.toMillis() < 1000) {
      late.add(number);
      return;
    }
    try {
      String text = read(tesseract.get(), number, left);
      PlainTextParser.addGroups(text, Block.Kind.PARAGRAPH, number, into);
    } catch (Tesseract.TooSlowException e) {
      late.add(number);
    } catch (IOException e) {
      TemporaryFolder.rethrow(request.temporaryFolder(), e);
      failed.add(number);
    }
  }

  private String read(Tesseract program, int number, Duration left)
      throws IOException, InterruptedException {
    Path picture = Files.createTempFile(request.temporaryFolder(), "page", ".png");
    try {
      BufferedImage image =
          new PDFRenderer(document)
              .renderImageWithDPI(number - 1, resolution(number), ImageType.GRAY);
      ImageIO.write(image, "png", picture.toFile());
      image.flush();
      return program.read(picture, request.temporaryFolder(), left);
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  private float resolution(int number) {
    PDRectangle box = document.getPage(number - 1).getCropBox();
    double inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
    return (float) Math.min(RESOLUTION, Math.sqrt(MOST_PIXELS / Math.max(inches, 0.01)));
  }

  /** Says which pages were left without text, and why. */
  void report() {
    if (tesseract.isEmpty() && !late.isEmpty()) {
      into.ocrMissing(withoutText(late) + "install tesseract to read " + them(late));
      return;
    }
    if (!late.isEmpty()) {
      into.note(withoutText(late) + "tesseract could not read " + them(late) + " in time");
    }
    if (!failed.isEmpty()) {
      into.note(withoutText(failed) + "tesseract could not read " + them(failed));
    }
  }

  private static String withoutText(List<Integer> pages) {
    String numbers = pages.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return pages.size() == 1
        ? "1 page (" + numbers + ") was left without text: "
        : pages.size() + " pages (" + numbers + ") were left without text: ";
  }

  private static String them(List<Integer> pages) {
    return pages.size() == 1 ? "it" : "them";
  }
}
