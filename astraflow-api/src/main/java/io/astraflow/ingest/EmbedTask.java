package io.astraflow.ingest;

import io.astraflow.task.Backoff;
import io.astraflow.task.TaskKind;
import java.time.Duration;

/**
 * The documents of a collection that wait to be embedded, as a task: submitted by itself where an
 * ingestion leaves some, unless one is queued for the collection. It is tried again for some days,
 * every five minutes in the end, until the embedding model answers; a failure that does not pass by
 * itself, such as a wrong key, ends it, and the next ingestion goes on with the documents.
 *
 * <p>The {@link IngestOptions} of the ingestion are not kept: documents are read within the default
 * {@linkplain IngestOptions#documentTimeout() time limit}, and encrypted ones fail for want of
 * their passwords. Those need to be ingested again. Safe to repeat. Immutable.
 *
 * @param collection the collection's name
 */
public record EmbedTask(String collection) {
  private static final int ATTEMPTS = 1_000;

  /** Every engine handles this kind, its id being {@code embed}. */
  public static final TaskKind<EmbedTask, Outcome> KIND =
      TaskKind.of("embed", EmbedTask.class, Outcome.class)
          .withAttempts(ATTEMPTS)
          .withBackoff(Backoff.defaults().withMost(Duration.ofMinutes(5)));

  /**
   * What became of them. Immutable.
   *
   * @param documents those that are in service now
   * @param failed those that could not be read
   */
  public record Outcome(long documents, long failed) {}
}
