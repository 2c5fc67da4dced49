package io.astraflow.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rows as a table, with how each figure grows, and as a plot. Immutable. */
final class ScaleReport {
  private final List<ScaleRow> rows;

  /** Keeps the last row of each size. */
  ScaleReport(List<ScaleRow> rows) {
    Map<Long, ScaleRow> bySize = new TreeMap<>();
    rows.forEach(row -> bySize.put(row.chunks(), row));
    this.rows = List.copyOf(bySize.values());
  }

  /** Returns a table in Markdown: a column for each size, and the growth from first to last. */
  String table() {
    List<String> head = new ArrayList<>(List.of("Chunks"));
    rows.forEach(row -> head.add(String.format(Locale.ROOT, "%,d", row.chunks())));
    head.add("growth");
    StringBuilder table = new StringBuilder();
    line(table, head);
    table.append("|---|").append("---:|".repeat(rows.size() + 1)).append('\n');
    for (Figure figure : Figure.ALL) {
      List<String> cells = new ArrayList<>(List.of(figure.title()));
      rows.forEach(row -> cells.add(figure.shown(row)));
      cells.add(growth(figure));
      line(table, cells);
    }
    return table.toString();
  }

  /** Draws seconds, bytes and milliseconds over chunks, all of them logarithmic. */
  void plot(Path file) throws IOException {
    new ScalePlot(rows).save(file);
  }

  /** The exponent e with which a figure grows as chunks to the power of e. */
  private String growth(Figure figure) {
    ScaleRow least = rows.stream().min(Comparator.comparing(ScaleRow::chunks)).orElseThrow();
    ScaleRow most = rows.stream().max(Comparator.comparing(ScaleRow::chunks)).orElseThrow();
    double from = figure.of(least);
    double to = figure.of(most);
    if (least.chunks() == most.chunks() || from <= 0 || to <= 0) {
      return "";
    }
    double exponent = Math.log(to / from) / Math.log((double) most.chunks() / least.chunks());
    return String.format(Locale.ROOT, "n^%.2f", exponent);
  }

  private static void line(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
