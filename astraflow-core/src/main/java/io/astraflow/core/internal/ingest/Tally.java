package io.astraflow.core.internal.ingest;

import io.astraflow.ingest.IngestListener;
import io.astraflow.ingest.IngestProgress;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.IngestReport.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what an ingestion does and tells the listener. One thread at a time. */
final class Tally {
  private final IngestListener listener;
  private final long start = System.nanoTime();
  private final List<Failure> failures = new ArrayList<>();
  private final Map<String, List<String>> notes = new TreeMap<>();
  private long found;
  private long added;
  private long updated;
  private long skipped;
  private long deleted;
  private long postponed;
  private long chunks;
  private long embedded;
  private long tokens;

  Tally(IngestListener listener) {
    this.listener = listener;
  }

  void found(long documents) {
    found += documents;
    tell("");
  }

  void skipped(String source) {
    skipped++;
    tell(source);
  }

  void failed(String source, String reason) {
    failures.add(new Failure(source, reason));
    tell(source);
  }

  void postponed(String source) {
    postponed++;
    tell(source);
  }

  void deleted(String source) {
    deleted++;
    tell(source);
  }

  void published(String source, boolean first, Prepared prepared) {
    if (first) {
      added++;
    } else {
      updated++;
    }
    chunks += prepared.chunks().size();
    embedded += prepared.embedded();
    tokens += prepared.chunks().stream().mapToLong(c -> c.tokens()).sum();
    if (!prepared.parsed().notes().isEmpty()) {
      notes.put(source, List.copyOf(prepared.parsed().notes()));
    }
    tell(source);
  }

  /**
   * Returns what was counted.
   *
   * @param pending documents that wait
   * @param why they do; empty where none was postponed
   */
  IngestReport report(long embeddingNanos, boolean cancelled, long pending, Optional<String> why) {
    return new IngestReport(
        added,
        updated,
        skipped,
        deleted,
        failures,
        notes,
        chunks,
        embedded,
        elapsed(),
        Duration.ofNanos(embeddingNanos),
        cancelled,
        pending,
        why);
  }

  private void tell(String current) {
    long done = added + updated + skipped + postponed + failures.size();
    Duration elapsed = elapsed();
    Optional<Duration> remaining =
        done == 0
            ? Optional.empty()
            : Optional.of(elapsed.dividedBy(done).multipliedBy(Math.max(0, found - done)));
    listener.progress(new IngestProgress(done, found, chunks, tokens, elapsed, remaining, current));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
