package io.astraflow.insight;

import io.astraflow.task.Backoff;
import io.astraflow.task.TaskKind;
import java.time.Duration;

/**
 * The insights of a document as a task, with the default settings of {@link InsightRequest}: safe
 * to repeat, since what is stored is not found again. Where the model is away it is tried again for
 * some days, every five minutes in the end. Immutable.
 *
 * @param collection the collection's name
 * @param documentId the document's id
 */
public record InsightTask(String collection, String documentId) {
  private static final int ATTEMPTS = 1_000;

  /** Every engine handles this kind, its id being {@code insights}. */
  public static final TaskKind<InsightTask, Outcome> KIND =
      TaskKind.of("insights", InsightTask.class, Outcome.class)
          .withAttempts(ATTEMPTS)
          .withBackoff(Backoff.defaults().withMost(Duration.ofMinutes(5)));

  /**
   * What became of it. Immutable.
   *
   * @param found whether there was such a document; it may be gone by then
   */
  public record Outcome(boolean found) {}
}
