package io.astraflow.core.internal.parse;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;

/** Extracts the text of one family of formats. Safe for use by many threads. */
public interface FormatParser {
  /**
   * Adds the document's blocks to the extraction.
   *
   * @throws InvalidInputException with a reason for people
   * @throws IOException when the bytes are damaged or cannot be read
   * @throws InterruptedException when the calling thread was interrupted
   */
  void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException;
}
