package io.astraflow.cli;

import io.astraflow.cli.chat.HarmlessWriter;
import io.astraflow.ingest.Cancellation;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits while an engine runs the tasks of a workspace. For one thread. */
final class TaskRun {
  private static final int AT_ONCE = 1_000;
  private static final int SHOWN_CHARACTERS = 60;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Tasks tasks;
  private final Instant start;
  private final Cancellation cancellation;

  /**
   * Creates a wait.
   *
   * @param start when the engine was opened; what ended since then counts
   */
  TaskRun(Tasks tasks, Instant start, Cancellation cancellation) {
    this.tasks = tasks;
    this.start = start;
    this.cancellation = cancellation;
  }

  /**
   * Waits until nothing runs, is due, or waits for another attempt. What is due later, recurs or
   * has no handler here goes on waiting.
   */
  Result untilNoneIsDue(StatusLine line) throws InterruptedException {
    List<Task> unfinished = all(TaskFilter.unfinished());
    Optional<Task> awaited = awaited(unfinished);
    while (awaited.isPresent() && !cancellation.isCancelled()) {
      line.draw(shown(awaited.get(), unfinished.size()));
      tasks.await(awaited.get().id(), BETWEEN_LOOKS);
      unfinished = all(TaskFilter.unfinished());
      awaited = awaited(unfinished);
    }
    line.clear();
    return result(awaited.isPresent());
  }

  private static Optional<Task> awaited(List<Task> unfinished) {
    Instant now = Instant.now();
    return unfinished.stream()
        .filter(task -> task.state() == TaskState.RUNNING)
        .findFirst()
        .or(() -> unfinished.stream().filter(task -> isAwaited(task, now)).findFirst());
  }

  private static boolean isAwaited(Task task, Instant now) {
    boolean again = task.attempts() > 0 && task.cron().isEmpty();
    return task.note().isEmpty() && (again || !task.dueAt().isAfter(now));
  }

  private static String shown(Task task, int unfinished) {
    String progress =
        task.progress().total() > 0
            ? " %d/%d".formatted(task.progress().done(), task.progress().total())
            : "";
    String line =
        "%s: task %d, %s%s %s"
            .formatted(
                Numbers.count(unfinished, "task"),
                task.id(),
                task.kind(),
                progress,
                HarmlessWriter.harmless(CommandErrors.oneLine(task.progress().message())));
    return line.substring(0, Math.min(SHOWN_CHARACTERS, line.length()));
  }

  private List<Task> all(TaskFilter filter) {
    Page<Task> page = tasks.list(filter, PageRequest.first(AT_ONCE));
    List<Task> all = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = tasks.list(filter, PageRequest.first(AT_ONCE).after(page.next().get()));
      all.addAll(page.items());
    }
    return all;
  }

  private Result result(boolean stopped) {
    List<Task> ended =
        all(TaskFilter.all()).stream()
            .filter(task -> task.finishedAt().filter(at -> !at.isBefore(start)).isPresent())
            .toList();
    List<TaskOutput> failed =
        ended.stream()
            .filter(task -> task.state() != TaskState.CANCELLED && task.failure().isPresent())
            .map(TaskOutput::of)
            .toList();
    long cancelled = ended.stream().filter(t -> t.state() == TaskState.CANCELLED).count();
    return new Result(
        ended.size() - failed.size() - cancelled,
        cancelled,
        failed,
        all(TaskFilter.unfinished()).size(),
        stopped);
  }

  /**
   * What {@code tasks run --json} prints.
   *
   * @param failed those that failed for good, or a run of which failed
   * @param waiting how many go on waiting
   * @param stopped whether Ctrl-C ended it
   */
  record Result(
      long succeeded, long cancelled, List<TaskOutput> failed, long waiting, boolean stopped) {

    void print(PrintWriter out) {
      failed.forEach(task -> out.println(task.line()));
      out.println(line());
    }

    /** Returns the numbers on one line. */
    String line() {
      return "Tasks: %d succeeded, %d failed%s; %d waiting"
          .formatted(
              succeeded,
              failed.size(),
              cancelled > 0 ? ", " + cancelled + " cancelled" : "",
              waiting);
    }

    int exitCode() {
      if (stopped) {
        return ExitCode.INTERRUPTED;
      }
      return failed.isEmpty() ? ExitCode.OK : ExitCode.PROBLEMS;
    }
  }
}
