package io.astraflow.core.internal.ingest;

import io.astraflow.collection.Workspace;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestTask;
import io.astraflow.ingest.IngestTask.Counts;
import io.astraflow.ingest.Source;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import java.nio.file.Path;
import java.util.List;

/**
 * Ingests in a task. Documents that could not be embedded stay pending, and the collection's task
 * {@link io.astraflow.ingest.EmbedTask} goes on with them.
 *
 * @param workspace where the collection is
 * @param dataFolder is never ingested
 */
public record IngestTaskHandler(Workspace workspace, Path dataFolder)
    implements TaskHandler<IngestTask, Counts> {

  @Override
  public Counts run(IngestTask input, TaskContext context) throws InterruptedException {
    IngestOptions options =
        IngestOptions.builder()
            .deleteVanished(input.deleteVanished())
            .listener(
                now -> context.progress(now.documentsDone(), now.documentsFound(), now.current()))
            .build();
    return Counts.of(
        workspace
            .collection(input.collection())
            .ingestor()
            .ingest(Source.paths(List.of(Path.of(input.path()))).without(dataFolder), options));
  }
}
