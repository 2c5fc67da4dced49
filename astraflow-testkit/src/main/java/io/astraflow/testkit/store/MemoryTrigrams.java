package io.astraflow.testkit.store;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Terms that look alike, found by comparing all. */
final class MemoryTrigrams {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 32;
  private static final int SIZES_APART = 2;

  private MemoryTrigrams() {}

  /** Returns those of {@code others} that look like {@code term}, best first. */
  static List<String> similar(String term, Stream<String> others, int limit) {
    Set<String> wanted = of(term);
    Comparator<String> order = Comparator.comparingDouble(other -> -dice(wanted, of(other)));
    return others
        .filter(MemoryTrigrams::isWord)
        .filter(other -> Math.abs(of(other).size() - wanted.size()) <= SIZES_APART)
        .filter(other -> dice(wanted, of(other)) > 0)
        .sorted(order.thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toList();
  }

  private static double dice(Set<String> one, Set<String> other) {
    long shared = one.stream().filter(other::contains).count();
    return 2.0 * shared / (one.size() + other.size());
  }

  private static Set<String> of(String term) {
    int[] framed = ("^" + term + "$").codePoints().toArray();
    Set<String> trigrams = new HashSet<>();
    for (int i = 0; i + 3 <= framed.length; i++) {
      trigrams.add(new String(framed, i, 3));
    }
    return trigrams;
  }

  private static boolean isWord(String term) {
    return length(term) >= SHORTEST
        && length(term) <= LONGEST
        && term.codePoints().allMatch(MemoryTrigrams::isLetterOrMark);
  }

  private static boolean isLetterOrMark(int codePoint) {
    return Character.isLetter(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
  }

  private static int length(String term) {
    return term.codePointCount(0, term.length());
  }
}
