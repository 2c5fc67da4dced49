package io.astraflow.benchmarks.vectors;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Speed over recall of one index in one JVM, from its rows. Immutable.
 *
 * @param key what all rows have in common
 * @param rows with growing effort
 */
record Curve(Key key, List<VectorRow> rows) {

  Curve {
    rows = rows.stream().sorted(Comparator.comparingInt(VectorRow::effort)).toList();
  }

  /** Groups rows by what they measured. */
  static List<Curve> of(List<VectorRow> rows) {
    Map<Key, List<VectorRow>> groups = new LinkedHashMap<>();
    for (VectorRow row : rows) {
      groups.merge(Key.of(row), List.of(row), Curve::concatenated);
    }
    return groups.entrySet().stream()
        .map(group -> new Curve(group.getKey(), group.getValue()))
        .toList();
  }

  /**
   * Returns the speed at a recall: between the efforts around it, the logarithm of the speed is
   * taken to be linear in the recall. Where the least effort finds more, its speed is a lower
   * bound. Empty where the most effort finds less.
   */
  Optional<Speed> at(double recall) {
    VectorRow below = rows.get(0);
    if (below.recall() >= recall) {
      return Optional.of(
          new Speed(below.queriesPerSecond(), below.effort() > 0 && below.recall() > recall));
    }
    for (VectorRow row : rows) {
      if (row.recall() >= recall) {
        double share = (recall - below.recall()) / (row.recall() - below.recall());
        double log =
            (1 - share) * Math.log(below.queriesPerSecond())
                + share * Math.log(row.queriesPerSecond());
        return Optional.of(new Speed(Math.exp(log), false));
      }
      below = row;
    }
    return Optional.empty();
  }

  VectorRow first() {
    return rows.get(0);
  }

  private static List<VectorRow> concatenated(List<VectorRow> a, List<VectorRow> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /**
   * Queries a second.
   *
   * @param lowerBound whether it would be faster at just this recall
   */
  record Speed(double queriesPerSecond, boolean lowerBound) {}

  /** What is compared within one table. */
  record Data(String model, int vectors, int threads) {}

  /** What one curve is of. */
  record Key(String index, int jdk, boolean vectorModule, Data data) {
    static Key of(VectorRow row) {
      return new Key(
          row.index(),
          row.jdk(),
          row.vectorModule(),
          new Data(row.model(), row.vectors(), row.threads()));
    }

    /** Returns the JVM, for people. */
    String jvm() {
      return "JDK " + jdk + (vectorModule ? " with vector module" : "");
    }
  }
}
