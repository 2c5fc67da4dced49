package io.astraflow.core.internal.parse.pdf;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.ParseRequest;
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
  private final List<Integer> unread = new ArrayList<>();
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
      unread.add(number);
      return;
    }
    try {
      String text = read(tesseract.get(), number, left);
      PlainTextParser.addGroups(text, Block.Kind.PARAGRAPH, number, into);
    } catch (IOException e) {
      unread.add(number);
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

  /** Says which pages were left without text. */
  void report() {
    if (unread.isEmpty()) {
      return;
    }
    String pages = unread.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String what =
        unread.size() == 1
            ? "1 page (" + pages + ") was left without text: "
            : unread.size() + " pages (" + pages + ") were left without text: ";
    boolean one = unread.size() == 1;
    String them = one ? "it" : "them";
    if (tesseract.isEmpty()) {
      into.ocrMissing(what + "install tesseract to read " + them);
    } else {
      into.note(what + "tesseract could not read " + them + " in time");
    }
  }
}
