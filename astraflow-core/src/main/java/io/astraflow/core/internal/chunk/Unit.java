package io.astraflow.core.internal.chunk;

import io.astraflow.core.internal.text.Span;

/**
 * The smallest piece that chunks are made of: a sentence, a line of code, a row.
 *
 * @param span where it lies, without white space at its ends
 * @param tokens its length
 * @param boundary how strongly the text breaks before it
 * @param page the page that it starts on
 * @param heading the headings above it
 */
record Unit(Span span, int tokens, Boundary boundary, int page, String heading) {

  /** How strongly the text breaks, weakest first. */
  enum Boundary {
    NONE,
    BLOCK,
    SECTION
  }
}
