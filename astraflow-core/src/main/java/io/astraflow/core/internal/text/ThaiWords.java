package io.astraflow.core.internal.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts Thai into words by the dictionary of the JDK's {@code jdk.localedata}. A runtime without
 * that module leaves whole runs, which are then cut as other scripts without spaces are.
 */
final class ThaiWords {
  private static final Locale THAI = Locale.forLanguageTag("th");

  /** Two words; cut in two where there is a dictionary. */
  private static final String PROBE = "ภาษาไทย";

  private static final boolean HAS_DICTIONARY = spans(PROBE).size() == 2;

  private ThaiWords() {}

  /** Returns whether there is a dictionary to cut by. */
  static boolean haveDictionary() {
    return HAS_DICTIONARY;
  }

  /** Returns whether a run of text that starts with this character can be cut. */
  static boolean canCut(int codePoint) {
    return HAS_DICTIONARY && UnicodeScript.of(codePoint) == UnicodeScript.THAI;
  }

  /** Returns the words of a run of Thai, in order and without gaps. */
  static List<Span> spans(String run) {
    BreakIterator words = BreakIterator.getWordInstance(THAI);
    words.setText(run);
    List<Span> spans = new ArrayList<>();
    int from = words.first();
    for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
      spans.add(new Span(from, to));
    }
    return spans;
  }
}
