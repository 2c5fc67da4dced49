package io.astraflow.core.internal.parse.pdf;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns a page's lines into headings, list items and paragraphs. One thread at a time. */
final class Paragraphs {
  private static final Pattern ITEM =
      Pattern.compile("^([•◦▪‣∙●○■□–—*-]|\\(?\\d{1,3}[.)]|\\(?[a-z][.)])\\s+\\S.*");
  private static final int LONGEST_HEADING = 200;
  private static final int MOST_HEADING_LINES = 3;

  private final FontSizes sizes;
  private final Extraction into;

  Paragraphs(FontSizes sizes, Extraction into) {
    this.sizes = sizes;
    this.into = into;
  }

  void add(PageText page) throws InterruptedException {
    List<Line> group = new ArrayList<>();
    float spacing = 0;
    float columnRight = 0;
    for (int i = 0; i < page.lines().size(); i++) {
      Line line = page.lines().get(i);
      boolean newColumn = i == 0 || page.lines().get(i - 1).column() != line.column();
      if (newColumn) {
        spacing = spacing(page.lines(), line.column());
        columnRight = right(page.lines(), line.column());
      }
      if (!group.isEmpty() && starts(group, line, spacing, columnRight)) {
        flush(group, page.number());
      }
      group.add(line);
    }
    flush(group, page.number());
  }

  private static boolean starts(List<Line> group, Line line, float spacing, float right) {
    Line before = group.get(group.size() - 1);
    if (ITEM.matcher(line.text()).matches() || looksDifferent(before, line)) {
      return true;
    }
    if (before.column() != line.column()) {
      return !continuesSentence(before.text(), line.text());
    }
    float gap = line.baseline() - before.baseline();
    boolean apart = gap > spacing * 1.3f || gap < -spacing;
    boolean indented = line.left() > before.left() + line.size() && group.size() > 1;
    boolean shortBefore = before.right() < right - (right - before.left()) * 0.25f;
    return apart || indented || shortBefore && !continuesSentence(before.text(), line.text());
  }

  private static boolean looksDifferent(Line before, Line line) {
    float ratio = line.size() / before.size();
    return ratio > 1.12f || ratio < 0.89f || line.bold() != before.bold();
  }

  private static boolean continuesSentence(String before, String after) {
    boolean ended = before.isEmpty() || ".!?:".indexOf(before.charAt(before.length() - 1)) >= 0;
    return !ended && !after.isEmpty() && Character.isLowerCase(after.codePointAt(0));
  }

  /** The most frequent distance of a column's lines. */
  private static float spacing(List<Line> lines, int column) {
    List<Float> gaps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Line before = lines.get(i - 1);
      Line line = lines.get(i);
      float gap = line.baseline() - before.baseline();
      if (line.column() == column && before.column() == column && gap > 0) {
        gaps.add(gap);
      }
    }
    if (gaps.isEmpty()) {
      return Float.MAX_VALUE / 4;
    }
    gaps.sort(Float::compare);
    // Wider gaps part paragraphs, so that the usual distance is among the smaller ones.
    return gaps.get(gaps.size() * 2 / 5);
  }

  private static float right(List<Line> lines, int column) {
    return (float)
        lines.stream().filter(l -> l.column() == column).mapToDouble(Line::right).max().orElse(0);
  }

  private void flush(List<Line> group, int page) throws InterruptedException {
    if (group.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    group.forEach(line -> LineEnds.join(text, line.text()));
    Line first = group.get(0);
    boolean isShort = group.size() <= MOST_HEADING_LINES && text.length() <= LONGEST_HEADING;
    int level = isShort ? sizes.headingLevel(first, text.toString()) : 0;
    if (level > 0) {
      into.heading(level, page, text.toString().replace('\n', ' '));
    } else if (ITEM.matcher(first.text()).matches()) {
      into.add(Block.Kind.LIST_ITEM, page, text.toString());
    } else {
      into.add(Block.Kind.PARAGRAPH, page, text.toString());
    }
    group.clear();
  }
}
