package io.astraflow.core.internal.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds sentences by the rules of Unicode Standard Annex 29, as the JDK has them. */
public final class Sentences {
  private Sentences() {}

  /**
   * Returns the sentences of {@code text} from {@code start} to {@code end} as spans without white
   * space at their ends, in order.
   */
  public static List<Span> in(String text, int start, int end) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(withParagraphs(text.substring(start, end)));
    List<Span> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      Span sentence = new Span(start + from, start + to).strip(text);
      if (sentence.length() > 0) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /**
   * Says in Unicode's way that an empty line ends a sentence, and that a mere line end does not.
   */
  private static String withParagraphs(String text) {
    return text.replace("\n\n", "\u2029\u2029").replace('\n', ' ');
  }
}
