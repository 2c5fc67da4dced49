package io.astraflow.core.internal.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The empty strip between two columns of running text.
 *
 * @param x its middle, in points from the left
 * @param halfWidth half of the width that must be empty
 */
record Gutter(float x, float halfWidth) {
  private static final int FEWEST_ROWS = 4;
  private static final float STEP = 3;
  // Running text fills its column; the cells of a table do not.
  private static final float FILL = 0.6f;
  private static final float NARROWEST_SIDE = 0.2f;

  /** The gutter with most rows beside it, if there is one. */
  static Optional<Gutter> find(List<List<Word>> rows) {
    List<Word> words = rows.stream().flatMap(List::stream).toList();
    if (rows.size() < FEWEST_ROWS) {
      return Optional.empty();
    }
    float left = (float) words.stream().mapToDouble(Word::left).min().orElse(0);
    float right = (float) words.stream().mapToDouble(Word::right).max().orElse(0);
    float half = Rows.medianSize(words) * 0.4f;
    float width = right - left;
    Gutter best = new Gutter(left, half);
    int bestRows = 0;
    for (float x = left + width * NARROWEST_SIDE; x < right - width * NARROWEST_SIDE; x += STEP) {
      Gutter candidate = new Gutter(x, half);
      int parted = candidate.partedRows(rows);
      if (parted > bestRows) {
        best = candidate;
        bestRows = parted;
      }
    }
    return bestRows == 0 ? Optional.empty() : Optional.of(best);
  }

  /** Whether one of the row's words lies across it. */
  boolean isCrossedBy(List<Word> row) {
    for (Word word : row) {
      if (word.left() < x + halfWidth && word.right() > x - halfWidth) {
        return true;
      }
    }
    return false;
  }

  boolean isLeft(Word word) {
    return word.right() <= x;
  }

  private int partedRows(List<List<Word>> rows) {
    int parted = 0;
    List<List<Word>> band = new ArrayList<>();
    for (List<Word> row : rows) {
      if (isCrossedBy(row)) {
        parted += parts(band) ? band.size() : 0;
        band.clear();
      } else {
        band.add(row);
      }
    }
    return parted + (parts(band) ? band.size() : 0);
  }

  /** Whether it parts rows that it does not cross into two columns of running text. */
  boolean parts(List<List<Word>> band) {
    if (band.size() < FEWEST_ROWS) {
      return false;
    }
    return isRunningText(sides(band, true)) && isRunningText(sides(band, false));
  }

  private List<List<Word>> sides(List<List<Word>> band, boolean left) {
    List<List<Word>> sides = new ArrayList<>();
    for (List<Word> row : band) {
      List<Word> side = row.stream().filter(word -> isLeft(word) == left).toList();
      if (!side.isEmpty()) {
        sides.add(side);
      }
    }
    return sides;
  }

  private static boolean isRunningText(List<List<Word>> rows) {
    if (rows.size() < FEWEST_ROWS) {
      return false;
    }
    List<Word> words = rows.stream().flatMap(List::stream).toList();
    double left = words.stream().mapToDouble(Word::left).min().orElse(0);
    double right = words.stream().mapToDouble(Word::right).max().orElse(0);
    double characters = words.stream().mapToInt(word -> word.text().length()).sum();
    double inked = rows.stream().mapToDouble(Gutter::ink).sum();
    return characters / rows.size() >= 12 && inked / rows.size() >= FILL * (right - left);
  }

  private static double ink(List<Word> row) {
    double ink = 0;
    Word before = null;
    for (Word word : row) {
      float gap = before == null ? 0 : Math.max(0, word.left() - before.right());
      ink += word.right() - word.left() + (gap < word.size() ? gap : 0);
      before = word;
    }
    return ink;
  }
}
