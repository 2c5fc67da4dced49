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

/**
 * Many small tasks, one in {@value #SUMMARY_EVERY} of them an extractive summary of a document.
 * Safe for use by many threads.
 */
final class TaskLoad {
  static final TaskKind<Squaring, Square> KIND =
      TaskKind.of("load.square", Squaring.class, Square.class);

  private static final int SUMMARY_EVERY = 20;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Map<Long, Integer> runs = new ConcurrentHashMap<>();

  /** Returns what does the small tasks, with one step that is kept. */
  TaskHandler<Squaring, Square> handler() {
    return this::run;
  }

  private Square run(Squaring input, TaskContext context) throws Exception {
    runs.merge(context.taskId(), 1, Integer::sum);
    return context.once(
        "square", Square.class, () -> new Square((long) input.number() * input.number()));
  }

  /**
   * Submits tasks and waits until all have ended.
   *
   * @param documents are summarised
   * @throws IllegalStateException if one was lost, doubled or has another result
   */
  Drained drain(Workspace workspace, String collection, List<String> documents, int count)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String document = documents.get(i / SUMMARY_EVERY % documents.size());
      tasks.add(
          i % SUMMARY_EVERY == SUMMARY_EVERY - 1
              ? workspace
                  .tasks()
                  .submit(SummaryTask.KIND, SummaryTask.ofDocument(collection, document))
              : workspace.tasks().submit(KIND, new Squaring(i)));
    }
    long submitted = System.nanoTime();
    for (Task task : tasks) {
      await(workspace, task);
    }
    long drained = System.nanoTime();
    for (int i = 0; i < count; i++) {
      check(workspace, tasks.get(i), i);
    }
    return new Drained(count, (submitted - start) / 1e9, (drained - start) / 1e9);
  }

  private static void await(Workspace workspace, Task task) throws InterruptedException {
    Task ended = workspace.tasks().await(task.id(), LONGEST);
    if (ended.state() != TaskState.SUCCEEDED) {
      throw new IllegalStateException("A task did not succeed: " + ended);
    }
  }

  private void check(Workspace workspace, Task task, int number) {
    if (!task.kind().equals(KIND.id())) {
      return;
    }
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
   * @param tasks how many
   * @param submitted seconds until all were in the store
   * @param drained seconds until all had ended, from the first submission on
   */
  record Drained(int tasks, double submitted, double drained) {}
}
