package io.astraflow.benchmarks.load;

import io.astraflow.collection.Workspace;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.Task;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Many small tasks, which are held back until all of them are queued, and for every {@value
 * #SUMMARY_EVERY} of them an extractive summary of a document, which is not. One drain at a time.
 */
final class TaskLoad {
  static final TaskKind<Squaring, Square> KIND =
      TaskKind.of("load.square", Squaring.class, Square.class);

  private static final int SUMMARY_EVERY = 20;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Map<Long, Integer> runs = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Returns what does the small tasks, with one step that is kept. */
  TaskHandler<Squaring, Square> handler() {
    return this::run;
  }

  private Square run(Squaring input, TaskContext context) throws Exception {
    gate.await();
    runs.merge(context.taskId(), 1, Integer::sum);
    return context.once(
        "square", Square.class, () -> new Square((long) input.number() * input.number()));
  }

  /**
   * Submits so many small tasks and the summaries beside them, then lets the small ones begin, and
   * waits until all have ended.
   *
   * @param documents are summarised
   * @throws IllegalStateException if one was lost, doubled, has another result or began too early
   */
  Drained drain(Workspace workspace, String collection, List<String> documents, int count)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    long start = System.nanoTime();
    List<Task> small = new ArrayList<>();
    List<Task> summaries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      small.add(workspace.tasks().submit(KIND, new Squaring(i)));
      if (i % SUMMARY_EVERY == SUMMARY_EVERY - 1) {
        String document = documents.get(i / SUMMARY_EVERY % documents.size());
        SummaryTask summary = SummaryTask.ofDocument(collection, document);
        summaries.add(workspace.tasks().submit(SummaryTask.KIND, summary));
      }
    }
    double submitted = secondsSince(start);
    int queued = queued(workspace, small);
    long opened = System.nanoTime();
    closed.countDown();
    for (Task task : small) {
      await(workspace, task);
    }
    double drained = secondsSince(opened);
    for (Task task : summaries) {
      await(workspace, task);
    }
    for (int i = 0; i < count; i++) {
      check(workspace, small.get(i), i);
    }
    return new Drained(count, summaries.size(), queued, submitted, drained);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static int queued(Workspace workspace, List<Task> tasks) {
    int queued = 0;
    for (Task task : tasks) {
      TaskState state = workspace.tasks().find(task.id()).orElseThrow().state();
      queued += state == TaskState.QUEUED ? 1 : 0;
    }
    if (queued < tasks.size() - KIND.concurrency()) {
      throw new IllegalStateException(
          "Only %d of %d tasks are queued".formatted(queued, tasks.size()));
    }
    return queued;
  }

  private static void await(Workspace workspace, Task task) throws InterruptedException {
    Task ended = workspace.tasks().await(task.id(), LONGEST);
    if (ended.state() != TaskState.SUCCEEDED) {
      throw new IllegalStateException("A task did not succeed: " + ended);
    }
  }

  private void check(Workspace workspace, Task task, int number) {
    int ran = runs.getOrDefault(task.id(), 0);
    long square = workspace.tasks().result(task.id(), KIND).orElseThrow().value();
    if (ran != 1 || square != (long) number * number) {
      throw new IllegalStateException(
          "Task %d of number %d ran %d times and gave %d"
              .formatted(task.id(), number, ran, square));
    }
  }

  /** What a small task takes. */
  record Squaring(int number) {}

  /** What a small task gives. */
  record Square(long value) {}

  /**
   * How long it took. Immutable.
   *
   * @param tasks how many small ones
   * @param summaries how many besides
   * @param queued small ones that waited when the first could begin to end
   * @param submitted seconds until all were in the store
   * @param drained seconds until all small ones had ended, from when they could
   */
  record Drained(int tasks, int summaries, int queued, double submitted, double drained) {}
}
