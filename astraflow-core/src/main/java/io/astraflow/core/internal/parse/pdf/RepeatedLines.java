package io.astraflow.core.internal.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds headers and footers: lines near the top or bottom edge that return on most pages, apart
 * from their digits.
 */
final class RepeatedLines {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int OUTERMOST = 3;
  private static final int FEWEST_PAGES = 3;
  private static final float MARGIN = 0.15f;

  private RepeatedLines() {}

  /** The pages without their headers and footers. */
  static List<PageText> remove(List<PageText> pages) {
    if (pages.size() < FEWEST_PAGES) {
      return pages;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (PageText page : pages) {
      Set<String> keys = new HashSet<>();
      candidates(page).forEach(line -> keys.add(key(line)));
      keys.forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    // Left and right pages often differ, so that a header may return on every other page only.
    int enough = Math.max(FEWEST_PAGES, (int) Math.ceil(pages.size() * 0.4));
    return pages.stream().map(page -> without(page, counts, enough)).toList();
  }

  private static PageText without(PageText page, Map<String, Integer> counts, int enough) {
    Set<Line> repeated = new HashSet<>();
    for (Line line : candidates(page)) {
      if (counts.getOrDefault(key(line), 0) >= enough) {
        repeated.add(line);
      }
    }
    List<Line> kept = page.lines().stream().filter(line -> !repeated.contains(line)).toList();
    return new PageText(page.number(), page.height(), kept);
  }

  private static List<Line> candidates(PageText page) {
    List<Line> sorted = new ArrayList<>(page.lines());
    if (sorted.size() <= OUTERMOST) {
      return List.of(); // it would leave nothing: slides, labels
    }
    sorted.sort(Comparator.comparingDouble(Line::baseline));
    List<Line> found = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Line line = sorted.get(i);
      boolean top = i < OUTERMOST && line.baseline() < page.height() * MARGIN;
      boolean bottom =
          i >= sorted.size() - OUTERMOST && line.baseline() > page.height() * (1 - MARGIN);
      if (top || bottom) {
        found.add(line);
      }
    }
    return found;
  }

  private static String key(Line line) {
    return DIGITS.matcher(line.text()).replaceAll("#").strip();
  }
}
