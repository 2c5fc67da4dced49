package io.astraflow.benchmarks.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One line of the report. Immutable.
 *
 * @param title what it is, with its unit
 * @param panel where it is drawn
 * @param value takes it from a row
 */
record Figure(String title, Panel panel, ToDoubleFunction<ScaleRow> value) {
  /** All of them, in the report's order. */
  static final List<Figure> ALL =
      List.of(
          new Figure("ingestion, s", Panel.SECONDS, ScaleRow::ingestSeconds),
          new Figure("chunks a second", Panel.NONE, ScaleRow::chunksPerSecond),
          new Figure("the same, first tenth", Panel.NONE, ScaleRow::firstTenthPerSecond),
          new Figure("the same, last tenth", Panel.NONE, ScaleRow::lastTenthPerSecond),
          new Figure("building the index, s", Panel.SECONDS, ScaleRow::indexBuildSeconds),
          new Figure("closing, s", Panel.NONE, ScaleRow::closeSeconds),
          new Figure("opening, first search included, s", Panel.SECONDS, ScaleRow::openSeconds),
          new Figure("database, MB", Panel.MEGABYTES, row -> megabytes(row.databaseBytes())),
          new Figure("index snapshot, MB", Panel.MEGABYTES, row -> megabytes(row.snapshotBytes())),
          new Figure("vectors file, MB", Panel.MEGABYTES, row -> megabytes(row.vectorsFileBytes())),
          new Figure("heap, MB", Panel.MEGABYTES, row -> megabytes(row.heapBytes())),
          new Figure(
              "heap a chunk, bytes", Panel.NONE, row -> (double) row.heapBytes() / row.chunks()),
          new Figure(
              "resident, mapped files included, MB",
              Panel.MEGABYTES,
              row -> megabytes(row.rssBytes())),
          new Figure("resident without them, MB", Panel.NONE, row -> megabytes(row.rssAnonBytes())),
          new Figure("semantic search, median, ms", Panel.NONE, ScaleRow::semanticP50),
          new Figure("semantic search, p95, ms", Panel.MILLISECONDS, ScaleRow::semanticP95),
          new Figure("lexical search, median, ms", Panel.NONE, ScaleRow::lexicalP50),
          new Figure("lexical search, p95, ms", Panel.MILLISECONDS, ScaleRow::lexicalP95),
          new Figure("hybrid search, median, ms", Panel.NONE, ScaleRow::hybridP50),
          new Figure("hybrid search, p95, ms", Panel.MILLISECONDS, ScaleRow::hybridP95),
          new Figure(
              "semantic search while ingesting, median, ms",
              Panel.NONE,
              ScaleRow::searchWhileIngestP50),
          new Figure(
              "semantic search while ingesting, p95, ms",
              Panel.MILLISECONDS,
              ScaleRow::searchWhileIngestP95));

  /** Where a figure is drawn. */
  enum Panel {
    SECONDS("seconds"),
    MEGABYTES("megabytes"),
    MILLISECONDS("milliseconds"),
    NONE("");

    private final String title;

    Panel(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  double of(ScaleRow row) {
    return value.applyAsDouble(row);
  }

  /** Returns the figure with three digits that count. */
  String shown(ScaleRow row) {
    double number = of(row);
    if (number >= 100 || number == 0) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return String.format(Locale.ROOT, number >= 10 ? "%.1f" : "%.2f", number);
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }
}
