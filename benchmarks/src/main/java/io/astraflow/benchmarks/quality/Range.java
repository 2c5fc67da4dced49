package io.astraflow.benchmarks.quality;

/**
 * A part of a text. Immutable.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset behind its last one
 */
record Range(int start, int end) {
  Range {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("No range: from " + start + " to " + end);
    }
  }

  int length() {
    return end - start;
  }

  /** Returns how many units lie in both. */
  int overlap(Range other) {
    return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
  }
}
