package io.astraflow.core.internal.parse.ocr;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.core.internal.parse.text.PlainTextParser;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the text in a picture. */
public final class PictureParser implements FormatParser {
  private static final Duration MOST = Duration.ofSeconds(25);
  private static final long LARGEST = 100_000_000;

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    Optional<Tesseract> tesseract = Tesseract.installed();
    if (tesseract.isEmpty()) {
      into.ocrMissing("the picture was left without text: install tesseract to read it");
      return;
    }
    checkSize(request);
    String text = tesseract.get().read(request.content().file(), request.temporaryFolder(), MOST);
    int page = 1;
    for (String pageText : text.split("\f")) {
      PlainTextParser.addGroups(pageText, Block.Kind.PARAGRAPH, page++, into);
    }
  }

  private static void checkSize(ParseRequest request) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(request.content().file().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > LARGEST) {
          throw new InvalidInputException(
              "the picture has " + pixels + " pixels, at most " + LARGEST + " can be read");
        }
      } finally {
        reader.dispose();
      }
    }
  }
}
