package io.astraflow.benchmarks.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The union of ranges of one text: in order, and apart. Immutable. */
record RangeSet(List<Range> ranges) {

  /** Returns the union. */
  static RangeSet of(List<Range> ranges) {
    List<Range> apart = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Comparator.comparingInt(Range::start)).toList()) {
      Range last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last != null && range.start() <= last.end()) {
        apart.set(apart.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
      } else {
        apart.add(range);
      }
    }
    return new RangeSet(List.copyOf(apart));
  }

  /** Returns how many units of a range lie in the union. */
  int overlap(Range range) {
    return ranges.stream().mapToInt(range::overlap).sum();
  }

  /** Returns how many units lie in both unions. */
  int overlap(RangeSet other) {
    return ranges.stream().mapToInt(other::overlap).sum();
  }
}
