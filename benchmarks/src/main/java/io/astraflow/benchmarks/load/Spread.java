package io.astraflow.benchmarks.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * How values are spread. Immutable.
 *
 * @param sorted ascending
 */
record Spread(double[] sorted) {

  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  /** Returns the value that this share does not exceed; NaN where there is none. */
  double quantile(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Returns median, 95th and 99th percentile and greatest as cells of a table. */
  String cells() {
    return String.join(" | ", cell(.5), cell(.95), cell(.99), cell(1));
  }

  private String cell(double share) {
    double value = quantile(share);
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
