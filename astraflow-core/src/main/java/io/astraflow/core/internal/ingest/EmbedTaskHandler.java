package io.astraflow.core.internal.ingest;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.ingest.EmbedTask;
import io.astraflow.ingest.EmbedTask.Outcome;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import java.util.Optional;

/**
 * Embeds what waits in a task.
 *
 * @param workspace where the collection is
 */
public record EmbedTaskHandler(Workspace workspace) implements TaskHandler<EmbedTask, Outcome> {

  @Override
  public Outcome run(EmbedTask input, TaskContext context) throws InterruptedException {
    Optional<Collection> collection = workspace.find(input.collection());
    if (collection.isEmpty()) {
      return new Outcome(0, 0);
    }
    IngestOptions options =
        IngestOptions.builder()
            .listener(
                now -> context.progress(now.documentsDone(), now.documentsFound(), now.current()))
            .build();
    IngestReport report = collection.get().ingestor().finishPending(options);
    return new Outcome(report.added() + report.updated(), report.failed());
  }
}
