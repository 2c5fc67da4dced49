package io.astraflow.cli.eval;

import java.util.Arrays;

/**
 * How long calls took, in milliseconds. Immutable.
 *
 * @param p50 the median
 * @param p95 95 of a hundred calls took at most this long
 */
public record Latency(double p50, double p95) {

  /**
   * Returns the percentiles of times in nanoseconds, by nearest rank; zeros where there are none.
   */
  static Latency ofNanos(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latency(percentile(sorted, .5), percentile(sorted, .95));
  }

  private static double percentile(long[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return Math.round(sorted[Math.max(rank, 1) - 1] / 1e4) / 1e2;
  }
}
