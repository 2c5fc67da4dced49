package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.text.Span;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    String[] words = claimed.strip().split("\\s+");
    if (words.length == 0 || words[0].isEmpty()) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder();
    for (String word : words) {
      pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
    }
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(passage.text());
    return matcher.find()
        ? Optional.of(of(passage, new Span(matcher.start(), matcher.end())))
        : Optional.empty();
  }
}
