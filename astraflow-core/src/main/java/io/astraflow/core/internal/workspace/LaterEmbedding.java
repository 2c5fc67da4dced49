package io.astraflow.core.internal.workspace;

import io.astraflow.core.internal.task.TaskEngine;
import io.astraflow.ingest.EmbedTask;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import io.astraflow.task.TaskRequest;

/**
 * Submits the task that goes on with a collection's pending documents, unless one is queued. One
 * that runs does not do: it may have looked for them before the last of them came.
 *
 * @param store keeps the task
 * @param tasks runs it
 * @param collection whose documents
 */
record LaterEmbedding(Store store, TaskEngine tasks, CollectionRow collection) implements Runnable {

  @Override
  public void run() {
    TaskRequest<EmbedTask> request =
        TaskRequest.of(EmbedTask.KIND, new EmbedTask(collection.name()));
    Runnable committed =
        store.write(tx -> tasks.submitUnlessQueued(tx, collection.workspace(), request));
    committed.run();
  }
}
