package io.astraflow.core.internal.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a page's words into lines in the order in which a person reads them: a region is cut at the
 * gutter between two columns, and lines that cross the gutter (a title, a wide figure) part the
 * bands above and below them; each side of a band is a region of its own. After G. Nagy and S.
 * Seth, "Hierarchical representation of optically scanned documents" (1984), the XY-cut.
 */
final class ReadingOrder {
  private static final int DEEPEST = 6;

  private final List<Line> lines = new ArrayList<>();
  private int column;

  private ReadingOrder() {}

  /** The lines of the words, which are all written in one direction. */
  static List<Line> of(List<Word> words) {
    ReadingOrder order = new ReadingOrder();
    order.region(words, 0);
    return order.lines;
  }

  private void region(List<Word> words, int depth) {
    List<List<Word>> rows = Rows.of(words);
    Optional<Gutter> gutter = depth < DEEPEST ? Gutter.find(rows) : Optional.empty();
    if (gutter.isEmpty()) {
      addLines(rows);
      return;
    }
    List<List<Word>> wide = new ArrayList<>();
    List<List<Word>> band = new ArrayList<>();
    for (List<Word> row : rows) {
      if (gutter.get().isCrossedBy(row)) {
        columns(band, gutter.get(), depth);
        wide.add(row);
      } else {
        addLines(wide);
        band.add(row);
      }
    }
    columns(band, gutter.get(), depth);
    addLines(wide);
  }

  private void columns(List<List<Word>> band, Gutter gutter, int depth) {
    if (!gutter.parts(band)) {
      addLines(band);
      return;
    }
    List<Word> left = new ArrayList<>();
    List<Word> right = new ArrayList<>();
    for (List<Word> row : band) {
      for (Word word : row) {
        (gutter.isLeft(word) ? left : right).add(word);
      }
    }
    band.clear();
    boolean rightFirst = LineText.isMostlyRightToLeft(left) && LineText.isMostlyRightToLeft(right);
    region(rightFirst ? right : left, depth + 1);
    region(rightFirst ? left : right, depth + 1);
  }

  private void addLines(List<List<Word>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    for (List<Word> row : rows) {
      lines.add(LineText.line(row, column));
    }
    column++;
    rows.clear();
  }
}
