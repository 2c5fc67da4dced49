package io.astraflow.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that are spelled much like one that is not known. */
public final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /**
   * Returns at most three of {@code names}, the nearest first: those that begin with {@code name},
   * and those of which at most half is spelled otherwise.
   */
  public static List<String> to(String name, Collection<String> names) {
    String sought = name.toLowerCase(Locale.ROOT);
    return names.stream()
        .distinct()
        .filter(other -> near(sought, other.toLowerCase(Locale.ROOT)))
        .sorted(Comparator.comparingInt(other -> distance(sought, other.toLowerCase(Locale.ROOT))))
        .limit(MOST)
        .toList();
  }

  private static boolean near(String sought, String other) {
    return other.startsWith(sought) || 2 * distance(sought, other) <= sought.length();
  }

  // By Levenshtein.
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] line = new int[above.length];
      line[0] = row;
      for (int column = 1; column < line.length; column++) {
        int changed = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        line[column] =
            Math.min(above[column - 1] + changed, Math.min(above[column], line[column - 1]) + 1);
      }
      above = line;
    }
    return above[other.length()];
  }
}
