package io.astraflow.engine;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.task.Task;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What a process does until it is killed in {@link TaskCrashTest}, and tells as it does it. */
final class CrashTasks {
  /** Has two steps, of which the second submits a task of {@link #FOLLOWER}. */
  static final TaskKind<String, String> LEADER =
      TaskKind.of("leader", String.class, String.class).withConcurrency(3);

  static final TaskKind<String, String> FOLLOWER =
      TaskKind.of("follower", String.class, String.class);

  private static final int UNDER_WAY = 12;
  private static final Duration LONG = Duration.ofMinutes(1);

  private CrashTasks() {}

  /** Opens an engine whose summaries are a model's, or quotations where there is none. */
  static AstraFlow open(Path data, boolean model, boolean runs, Consumer<String> tell) {
    AstraFlow.Builder builder =
        AstraFlow.builder(data)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .task(LEADER, workspace -> (name, context) -> lead(workspace, name, context, tell))
            .task(FOLLOWER, workspace -> (name, context) -> name)
            .runTasks(runs);
    if (model) {
      PacedModel paced = new PacedModel("About ", "a ", "bridge.");
      paced.allow(Integer.MAX_VALUE);
      builder.model(paced);
    }
    return builder.build();
  }

  private static String lead(
      Workspace workspace, String name, TaskContext context, Consumer<String> tell)
      throws Exception {
    tell.accept("begun %s .".formatted(name));
    step(
        name + "/1",
        context,
        tell,
        () -> {
          context.progress(1, 2, "one of two");
          return name;
        });
    step(
        name + "/2",
        context,
        tell,
        () -> {
          TaskRequest<String> follower = TaskRequest.of(FOLLOWER, name).withKey(name);
          return Long.toString(workspace.tasks().submit(follower).id());
        });
    return name;
  }

  private static void step(
      String step, TaskContext context, Consumer<String> tell, Callable<String> work)
      throws Exception {
    context.once(
        step,
        String.class,
        () -> {
          tell.accept("stepping %s .".formatted(step));
          return work.call();
        });
    tell.accept("stepped %s .".formatted(step));
  }

  /** Submits tasks and ingests documents, each with a summary to follow, until it is killed. */
  static void work(AstraFlow astra, Consumer<String> tell) throws InterruptedException {
    Tasks tasks = astra.workspace().tasks();
    Collection papers = astra.workspace().collection(EngineProcess.COLLECTION);
    papers.configure(CollectionSettings.defaults().withSummariesAfterIngestion(true));
    Deque<Task> underWay = new ArrayDeque<>();
    for (int i = 0; i < 100_000; i++) {
      String name = UUID.randomUUID().toString();
      if (i % 4 == 1) {
        papers
            .ingestor()
            .ingest(Source.text(name, "The bridge " + name + " was closed. It rained."));
        tell.accept("ingested %s .".formatted(name));
      } else {
        underWay.add(tasks.submit(LEADER, name));
        tell.accept("submitted %s .".formatted(name));
      }
      if (underWay.size() > UNDER_WAY) {
        Task ended = tasks.await(underWay.remove().id(), LONG);
        if (ended.state() == TaskState.SUCCEEDED) {
          tell.accept("ended %s .".formatted(tasks.input(ended.id(), LEADER).orElseThrow()));
        }
      }
    }
  }
}
