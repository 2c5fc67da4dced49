package io.astraflow.core.internal.training;

import io.astraflow.collection.Workspace;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import io.astraflow.training.Training;
import io.astraflow.training.TrainingSource;
import io.astraflow.training.TrainingTask;
import io.astraflow.training.TrainingTask.Counts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Exports training data in a task.
 *
 * @param workspace whose data
 */
public record TrainingTaskHandler(Workspace workspace)
    implements TaskHandler<TrainingTask, Counts> {

  @Override
  public Counts run(TrainingTask input, TaskContext context) throws InterruptedException {
    Training training = workspace.training();
    AtomicLong read = new AtomicLong();
    List<TrainingSource> sources = new ArrayList<>();
    if (input.chats()) {
      sources.add(counted(training.chats(), "chats", read, context));
    }
    for (String collection : input.collections()) {
      TrainingSource documents = training.documents(collection, input.questions());
      sources.add(counted(documents, collection, read, context));
    }
    return Counts.of(training.export(sources, Path.of(input.folder()), input.options()));
  }

  private static TrainingSource counted(
      TrainingSource source, String name, AtomicLong read, TaskContext context) {
    return action ->
        source.forEach(
            pair -> {
              action.accept(pair);
              context.progress(read.incrementAndGet(), 0, name);
            });
  }
}
