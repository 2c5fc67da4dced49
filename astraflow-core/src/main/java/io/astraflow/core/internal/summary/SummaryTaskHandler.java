package io.astraflow.core.internal.summary;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Workspace;
import io.astraflow.error.InvalidInputException;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryListener;
import io.astraflow.summary.SummaryRequest;
import io.astraflow.summary.SummaryTask;
import io.astraflow.summary.SummaryTask.Outcome;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import java.util.Objects;
import java.util.Optional;

/**
 * Summarises in a task.
 *
 * @param workspace where the collection is
 */
public record SummaryTaskHandler(Workspace workspace) implements TaskHandler<SummaryTask, Outcome> {

  @Override
  public Outcome run(SummaryTask input, TaskContext context) throws InterruptedException {
    Optional<Collection> collection = workspace.find(input.collection());
    if (collection.isEmpty()) {
      return new Outcome(Optional.empty());
    }
    SummaryListener progress =
        new SummaryListener() {
          @Override
          public void progress(int done, int total) {
            context.progress(done, total, "");
          }
        };
    try {
      return new Outcome(Optional.of(summarize(collection.get(), input, progress).writer()));
    } catch (InvalidInputException e) { // It is gone, or has no words: what the outcome says.
      context.progress(0, 0, Objects.requireNonNullElse(e.getMessage(), ""));
      return new Outcome(Optional.empty());
    }
  }

  private static Summary summarize(
      Collection collection, SummaryTask input, SummaryListener progress)
      throws InterruptedException {
    SummaryRequest request = SummaryRequest.defaults();
    return input.documentId().isPresent()
        ? collection.summaries().summarize(input.documentId().get(), request, progress)
        : collection.summaries().summarizeCollection(request, progress);
  }
}
