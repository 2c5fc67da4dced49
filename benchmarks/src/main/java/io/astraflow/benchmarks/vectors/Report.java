package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.vectors.Curve.Data;
import io.astraflow.benchmarks.vectors.Curve.Speed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables in Markdown, drawn from rows. Immutable. */
record Report(List<Curve> curves) {
  private static final double[] RECALLS = {.95, .99};
  private static final String HEADER =
      """
      | JVM | Index | q/s at .95 | to Lucene | q/s at .99 | to Lucene | build, s | build, to Lucene | heap, bytes/vector |
      |---|---|---|---|---|---|---|---|---|
      """;

  Report {
    curves =
        curves.stream()
            .sorted(
                Comparator.<Curve>comparingInt(curve -> curve.key().data().vectors())
                    .thenComparing(curve -> curve.key().data().threads())
                    .thenComparing(curve -> curve.key().jdk())
                    .thenComparing(curve -> curve.key().vectorModule())
                    .thenComparing(Comparator.comparingDouble(Report::speed).reversed()))
            .toList();
  }

  /** Returns a table for each number of vectors and threads. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    tables()
        .forEach(
            (data, group) -> {
              text.append(title(data, group)).append("\n\n").append(HEADER);
              group.forEach(curve -> text.append(line(curve, group)));
              text.append('\n');
            });
    return text.toString();
  }

  /** Returns the curves of each table. */
  Map<Data, List<Curve>> tables() {
    return curves.stream()
        .collect(
            Collectors.groupingBy(
                curve -> curve.key().data(), LinkedHashMap::new, Collectors.toList()));
  }

  private static String title(Data data, List<Curve> group) {
    int real = group.get(0).first().realVectors();
    String variations =
        real < data.vectors()
            ? String.format(Locale.ROOT, " (%,d of real text, the others variations)", real)
            : "";
    return String.format(
        Locale.ROOT,
        "%,d vectors of %s%s, %d searching thread%s, recall@10",
        data.vectors(),
        data.model(),
        variations,
        data.threads(),
        data.threads() == 1 ? "" : "s");
  }

  private static String line(Curve curve, List<Curve> group) {
    List<Curve> lucene =
        group.stream()
            .filter(other -> other.key().jvm().equals(curve.key().jvm()))
            .filter(other -> other.key().index().startsWith("lucene"))
            .toList();
    StringBuilder line = new StringBuilder();
    line.append("| ").append(curve.key().jvm()).append(" | ").append(curve.key().index());
    for (double recall : RECALLS) {
      Optional<Speed> speed = curve.at(recall);
      Optional<Double> best =
          lucene.stream()
              .flatMap(other -> other.at(recall).stream())
              .map(Speed::queriesPerSecond)
              .max(Comparator.naturalOrder());
      line.append(" | ").append(speed.map(Report::rate).orElse("not reached")).append(" | ");
      speed.ifPresent(is -> best.ifPresent(b -> line.append(ratio(is.queriesPerSecond() / b))));
    }
    double build = curve.first().buildSeconds();
    line.append(String.format(Locale.ROOT, " | %.1f | ", build));
    if (curve.first().effort() > 0) {
      lucene.stream()
          .mapToDouble(other -> other.first().buildSeconds())
          .min()
          .ifPresent(fastest -> line.append(ratio(fastest / build)));
    }
    return line + String.format(Locale.ROOT, " | %,d |%n", curve.first().heapBytesPerVector());
  }

  private static double speed(Curve curve) {
    return curve.at(RECALLS[0]).map(Speed::queriesPerSecond).orElse(0.0);
  }

  private static String rate(Speed speed) {
    return String.format(
        Locale.ROOT, "%s%,.0f", speed.lowerBound() ? "≥ " : "", speed.queriesPerSecond());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
