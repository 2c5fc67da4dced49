package io.astraflow.gemini;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that are spelled much like one that is not known. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /** Returns at most three names of which at most half differs, the nearest first. */
  static List<String> to(String name, Stream<String> names) {
    return names
        .distinct()
        .filter(other -> !other.equals(name) && 2 * distance(name, other) <= name.length())
        .sorted(Comparator.comparingInt((String other) -> distance(name, other)))
        .limit(MOST)
        .toList();
  }

  /** Returns how many characters must be added, removed or replaced (Levenshtein). */
  private static int distance(String from, String to) {
    int[] above = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[to.length()];
  }
}
