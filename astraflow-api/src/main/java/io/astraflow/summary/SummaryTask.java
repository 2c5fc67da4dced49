package io.astraflow.summary;

import io.astraflow.task.Backoff;
import io.astraflow.task.TaskKind;
import java.time.Duration;
import java.util.Optional;

/**
 * A summary as a task, with the default settings of {@link SummaryRequest}: safe to repeat, since
 * what is stored and still holds is not made again. Where the model is away it is tried again for
 * some days, every five minutes in the end. Immutable.
 *
 * @param collection the collection's name
 * @param documentId the document to summarise; empty for the whole collection
 */
public record SummaryTask(String collection, Optional<String> documentId) {
  private static final int ATTEMPTS = 1_000;

  /** Every engine handles this kind, its id being {@code summarize}. */
  public static final TaskKind<SummaryTask, Outcome> KIND =
      TaskKind.of("summarize", SummaryTask.class, Outcome.class)
          .withAttempts(ATTEMPTS)
          .withBackoff(Backoff.defaults().withMost(Duration.ofMinutes(5)));

  /** Returns the summary of a document. */
  public static SummaryTask ofDocument(String collection, String documentId) {
    return new SummaryTask(collection, Optional.of(documentId));
  }

  /** Returns the summary of a whole collection. */
  public static SummaryTask ofCollection(String collection) {
    return new SummaryTask(collection, Optional.empty());
  }

  /**
   * What became of it. Immutable.
   *
   * @param writer who wrote the summary; empty where there was nothing to summarise, the document
   *     or the collection being gone by then, or without words
   */
  public record Outcome(Optional<String> writer) {}
}
