package io.astraflow.cli;

import io.astraflow.ingest.IngestListener;
import io.astraflow.ingest.IngestProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Draws how far an ingestion is, on one line of a terminal; elsewhere it draws nothing. */
final class ProgressBar implements IngestListener {
  private static final int CELLS = 20;
  private static final long BETWEEN_DRAWINGS_NANOS = 100_000_000;

  private final StatusLine line;
  private long drawnAt;

  ProgressBar(PrintWriter err, boolean terminal) {
    this.line = new StatusLine(err, terminal);
    this.drawnAt = System.nanoTime() - BETWEEN_DRAWINGS_NANOS;
  }

  /** Returns a bar on standard error. The launcher says whether that is a terminal. */
  static ProgressBar on(PrintWriter err) {
    return new ProgressBar(err, Boolean.getBoolean("astraflow.terminal"));
  }

  @Override
  public void progress(IngestProgress progress) {
    long now = System.nanoTime();
    if (now - drawnAt >= BETWEEN_DRAWINGS_NANOS) {
      drawnAt = now;
      line.draw(line(progress));
    }
  }

  /** Removes the bar. */
  void clear() {
    line.clear();
  }

  /** Returns the line that shows {@code progress}. */
  static String line(IngestProgress progress) {
    double seconds = Math.max(progress.elapsed().toMillis(), 1) / 1e3;
    String line =
        String.format(
            Locale.ROOT,
            "%s %d/%d documents, %,d chunks, %.0f chunks/s",
            bar(progress),
            progress.documentsDone(),
            progress.documentsFound(),
            progress.chunks(),
            progress.chunks() / seconds);
    return line + progress.remaining().map(left -> ", " + Numbers.clock(left) + " left").orElse("");
  }

  private static String bar(IngestProgress progress) {
    long found = Math.max(progress.documentsFound(), 1);
    int full = (int) Math.min(CELLS, CELLS * progress.documentsDone() / found);
    return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "]";
  }
}
