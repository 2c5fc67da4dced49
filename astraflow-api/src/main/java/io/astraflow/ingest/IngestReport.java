package io.astraflow.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ingestion did. Immutable.
 *
 * @param added documents that are new
 * @param updated documents whose bytes, metadata or way of reading had changed
 * @param skipped documents whose bytes had not
 * @param deleted documents whose source had vanished
 * @param failures documents that could not be read, or whose text the embedding model refuses, each
 *     with its reason
 * @param notes by source: what a reader should know, such as pages left without text
 * @param chunks chunks committed
 * @param embedded texts that were embedded; the other chunks reused a vector
 * @param elapsed time from the call to the return
 * @param embedding time during which embedding threads worked, summed over them
 * @param cancelled whether it was stopped before the end
 * @param pending documents of the collection that wait to be embedded, because the model was away;
 *     an {@link EmbedTask} goes on with them
 * @param pendingReason why they wait, if any do
 */
public record IngestReport(
    long added,
    long updated,
    long skipped,
    long deleted,
    List<Failure> failures,
    Map<String, List<String>> notes,
    long chunks,
    long embedded,
    Duration elapsed,
    Duration embedding,
    boolean cancelled,
    long pending,
    Optional<String> pendingReason) {

  /** Copies the lists. */
  public IngestReport {
    failures = List.copyOf(failures);
    notes = Map.copyOf(notes);
  }

  /** Returns the number of documents that could not be read. */
  public long failed() {
    return failures.size();
  }

  /**
   * A document that could not be read.
   *
   * @param document its source
   * @param reason what is wrong with it and what would help
   */
  public record Failure(String document, String reason) {}
}
