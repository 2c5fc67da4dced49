package io.astraflow.insight;

import io.astraflow.task.TaskKind;

/**
 * The insights of a document as a task, with the default settings of {@link InsightRequest}: safe
 * to repeat, since what is stored is not found again. Immutable.
 *
 * @param collection the collection's name
 * @param documentId the document's id
 */
public record InsightTask(String collection, String documentId) {
  /** Every engine handles this kind, its id being {@code insights}. */
  public static final TaskKind<InsightTask, Outcome> KIND =
      TaskKind.of("insights", InsightTask.class, Outcome.class);

  /**
   * What became of it. Immutable.
   *
   * @param found whether there was such a document; it may be gone by then
   */
  public record Outcome(boolean found) {}
}
