package io.astraflow.core.internal.workspace;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.core.internal.ingest.AfterPublication;
import io.astraflow.core.internal.task.TaskEngine;
import io.astraflow.insight.InsightTask;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Transaction;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Submits the tasks that a collection's settings ask for after an ingestion, in the transaction
 * that publishes the document: each version has one task of each kind, whatever crashes.
 *
 * @param tasks keeps and runs them
 * @param collection whose documents
 */
record FollowingTasks(TaskEngine tasks, CollectionRow collection) implements AfterPublication {

  @Override
  public Runnable published(Transaction tx, String documentKey, Instant at) {
    CollectionSettings settings = tx.collections().settings(collection.id());
    List<Runnable> committed = new ArrayList<>();
    if (settings.summarizeAfterIngestion()) {
      SummaryTask task = SummaryTask.ofDocument(collection.name(), documentKey);
      committed.add(submit(tx, SummaryTask.KIND, task, documentKey, at));
    }
    if (settings.insightsAfterIngestion()) {
      InsightTask task = new InsightTask(collection.name(), documentKey);
      committed.add(submit(tx, InsightTask.KIND, task, documentKey, at));
    }
    return () -> committed.forEach(Runnable::run);
  }

  // The same bytes may be published again after others, so that their hash would not do as a key.
  private <I> Runnable submit(
      Transaction tx, TaskKind<I, ?> kind, I input, String documentKey, Instant at) {
    String key = "%s of %s".formatted(documentKey, at);
    return tasks.submit(tx, collection.workspace(), TaskRequest.of(kind, input).withKey(key));
  }
}
