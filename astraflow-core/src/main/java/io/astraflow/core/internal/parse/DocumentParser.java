package io.astraflow.core.internal.parse;

import io.astraflow.core.internal.parse.ocr.Tesseract;
import io.astraflow.error.InvalidInputException;
import io.astraflow.error.UnavailableException;
import java.io.IOException;

/**
 * Detects a document's format by its content and extracts its text. Safe for use by many threads.
 */
public final class DocumentParser {
  private static final String FINGERPRINT = "parse-2";

  private final ParseLimits limits;
  private final Formats formats = new Formats();

  /** Creates a parser that keeps to the limits. */
  public DocumentParser(ParseLimits limits) {
    this.limits = limits;
  }

  /**
   * Extracts a document's text. It is read as the media type that the request names, or else as the
   * one that its content shows; documents inside it always as their content shows. Blocks until it
   * is done; an interruption ends it at the next page, entry or block.
   *
   * @throws InvalidInputException with a reason for people when the document cannot be read; the
   *     message does not repeat the document's name
   * @throws UnavailableException when the temporary folder is full or away
   * @throws InterruptedException when the calling thread was interrupted
   */
  public ParsedDocument parse(ParseRequest request) throws InterruptedException {
    if (request.content().size() == 0) {
      throw new InvalidInputException("the file is empty");
    }
    Budget budget = new Budget(limits, request.content().size());
    Extraction extraction = new Extraction(budget, formats);
    String type = TypeDetection.BINARY;
    extraction.checkInterrupted();
    try {
      type = formats.knownOrDetected(request);
      extraction.checkInterrupted();
      formats.parseAs(request, type, extraction);
    } catch (IOException e) {
      // An interruption closes the file that is being read.
      extraction.checkInterrupted();
      throw new InvalidInputException(Reasons.damaged(type, e), e);
    } catch (StackOverflowError e) {
      throw new InvalidInputException(
          "the " + type + " document is nested too deeply to be read", e);
    }
    return extraction.toDocument(type, FileName.of(request.source()));
  }

  /** Whether pictures can be read on this machine. */
  public boolean canReadPictures() throws InterruptedException {
    return Tesseract.installed().isPresent();
  }

  /** The version of the extraction; it changes whenever the extracted text could. */
  public String fingerprint() {
    return FINGERPRINT;
  }
}
