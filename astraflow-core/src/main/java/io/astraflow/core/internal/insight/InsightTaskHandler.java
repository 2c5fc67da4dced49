package io.astraflow.core.internal.insight;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.insight.InsightTask;
import io.astraflow.insight.InsightTask.Outcome;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import java.util.Optional;

/**
 * Finds insights in a task.
 *
 * @param workspace where the collection is
 */
public record InsightTaskHandler(Workspace workspace) implements TaskHandler<InsightTask, Outcome> {

  @Override
  public Outcome run(InsightTask input, TaskContext context) throws InterruptedException {
    Optional<Collection> collection =
        workspace
            .find(input.collection())
            .filter(found -> found.document(input.documentId()).isPresent());
    if (collection.isPresent()) {
      collection.get().insights(input.documentId());
    }
    return new Outcome(collection.isPresent());
  }
}
