package io.astraflow.benchmarks.scale;

import io.astraflow.ingest.IngestListener;
import io.astraflow.ingest.IngestProgress;
import java.util.Locale;

/** Notes how fast an ingestion is at its start and at its end. For one thread at a time. */
final class Progress implements IngestListener {
  private final int chunks;
  private final double[] seconds = new double[11];
  private int reached;

  Progress(int chunks) {
    this.chunks = chunks;
  }

  @Override
  public void progress(IngestProgress progress) {
    while (reached < 10 && progress.chunks() * 10 >= (reached + 1L) * chunks) {
      reached++;
      seconds[reached] = progress.elapsed().toNanos() / 1e9;
      System.err.printf(
          Locale.ROOT, "%,d chunks taken in after %.1f s%n", progress.chunks(), seconds[reached]);
    }
  }

  /** Returns chunks a second. */
  double firstTenth() {
    return chunks / 10.0 / seconds[1];
  }

  /** Returns chunks a second. */
  double lastTenth() {
    return chunks / 10.0 / (seconds[10] - seconds[9]);
  }
}
