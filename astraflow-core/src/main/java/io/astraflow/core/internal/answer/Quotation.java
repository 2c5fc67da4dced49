package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.text.Literal;
import io.astraflow.core.internal.text.Span;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import java.util.Optional;

/** Turns parts of passages into citations, and finds what a model claims to quote. */
final class Quotation {
  private Quotation() {}

  /** Cites a part of a passage's text. */
  static Citation of(Passage passage, Span inPassage) {
    return new Citation(
        passage.documentId(),
        passage.source(),
        passage.title(),
        passage.page(),
        passage.start() + inPassage.start(),
        passage.start() + inPassage.end(),
        inPassage.of(passage.text()));
  }

  /** Cites all of a passage. */
  static Citation whole(Passage passage) {
    return of(passage, new Span(0, passage.text().length()));
  }

  /**
   * Finds {@code claimed} in a passage, however the two differ in white space; what is cited is the
   * passage's own text.
   */
  static Optional<Citation> find(Passage passage, String claimed) {
    return Literal.find(passage.text(), claimed).map(span -> of(passage, span));
  }
}
