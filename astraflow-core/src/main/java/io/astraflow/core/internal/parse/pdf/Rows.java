package io.astraflow.core.internal.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups words into rows by their baselines; superscripts stay with the row they belong to. */
final class Rows {
  private static final float TOLERANCE = 0.45f;

  private Rows() {}

  /** The rows from top to bottom, each from left to right. */
  static List<List<Word>> of(List<Word> words) {
    List<Word> byHeight = new ArrayList<>(words);
    byHeight.sort(Comparator.comparingDouble(Word::baseline));
    List<List<Word>> rows = new ArrayList<>();
    List<Word> row = new ArrayList<>();
    float baseline = 0;
    float size = 0;
    for (Word word : byHeight) {
      if (!row.isEmpty() && word.baseline() - baseline > TOLERANCE * Math.max(size, word.size())) {
        rows.add(row);
        row = new ArrayList<>();
        size = 0;
      }
      row.add(word);
      if (word.size() > size) {
        size = word.size();
        baseline = word.baseline();
      }
    }
    if (!row.isEmpty()) {
      rows.add(row);
    }
    rows.forEach(r -> r.sort(Comparator.comparingDouble(Word::left)));
    return rows;
  }

  /** The words' median font size, at least 1. */
  static float medianSize(List<Word> words) {
    List<Float> sizes = new ArrayList<>(words.stream().map(Word::size).toList());
    sizes.sort(Comparator.naturalOrder());
    return sizes.isEmpty() ? 1 : Math.max(1, sizes.get(sizes.size() / 2));
  }
}
