package io.astraflow.core.internal.ingest;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestTask;
import io.astraflow.ingest.IngestTask.Counts;
import io.astraflow.ingest.Source;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
  public Counts run(IngestTask input, TaskContext context) throws Exception {
    Optional<Collection> collection = collection(input.collection(), context);
    if (collection.isEmpty()) {
      return new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }
    IngestOptions options =
        IngestOptions.builder()
            .deleteVanished(input.deleteVanished())
            .listener(
                now -> context.progress(now.documentsDone(), now.documentsFound(), now.current()))
            .build();
    Source source = Source.paths(List.of(Path.of(input.path()))).without(dataFolder);
    return Counts.of(collection.get().ingestor().ingest(source, options));
  }

  // Made once: if it is deleted while the task runs, a later attempt does not bring it back.
  private Optional<Collection> collection(String name, TaskContext context) throws Exception {
    return workspace.find(
        context.once("collection", String.class, () -> workspace.collection(name).name()));
  }
}
