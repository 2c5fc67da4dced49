package io.astraflow.core.internal.parse.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The font sizes of a document: its body text has the most characters, its headings are larger. */
final class FontSizes {
  private static final float LARGER = 1.12f;
  private static final int LOWEST_LEVEL = 6;

  private final int body;
  private final boolean boldBody;
  private final List<Integer> headings;

  private FontSizes(int body, boolean boldBody, List<Integer> headings) {
    this.body = body;
    this.boldBody = boldBody;
    this.headings = headings;
  }

  static FontSizes of(List<PageText> pages) {
    Map<Integer, Integer> characters = new HashMap<>();
    int bold = 0;
    int all = 0;
    for (PageText page : pages) {
      for (Line line : page.lines()) {
        characters.merge(halfPoints(line), line.text().length(), Integer::sum);
        bold += line.bold() ? line.text().length() : 0;
        all += line.text().length();
      }
    }
    int body =
        characters.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0);
    TreeSet<Integer> larger = new TreeSet<>(Collections.reverseOrder());
    characters.keySet().stream().filter(size -> size > body * LARGER).forEach(larger::add);
    return new FontSizes(body, bold * 2 > all, new ArrayList<>(larger));
  }

  /** A heading's level, or 0 for a line that is none. */
  int headingLevel(Line line, String text) {
    boolean hasLetters = text.chars().anyMatch(Character::isLetter);
    if (!hasLetters) {
      return 0;
    }
    int rank = headings.indexOf(halfPoints(line));
    if (rank >= 0) {
      return Math.min(LOWEST_LEVEL, rank + 1);
    }
    boolean stands = line.bold() && !boldBody && halfPoints(line) >= body;
    char end = text.charAt(text.length() - 1);
    return stands && text.length() <= 100 && ".:,;".indexOf(end) < 0
        ? Math.min(LOWEST_LEVEL, headings.size() + 1)
        : 0;
  }

  private static int halfPoints(Line line) {
    return Math.round(line.size() * 2);
  }
}
