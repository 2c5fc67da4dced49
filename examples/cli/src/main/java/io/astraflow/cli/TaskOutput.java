package io.astraflow.cli;

import io.astraflow.task.Task;
import io.astraflow.task.TaskProgress;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as JSON and people see it. */
record TaskOutput(
    long id,
    String kind,
    String state,
    int attempts,
    long runs,
    long done,
    long total,
    String message,
    @Nullable String failure,
    @Nullable String note,
    int priority,
    @Nullable String key,
    @Nullable String cron,
    String createdAt,
    String dueAt,
    @Nullable String startedAt,
    @Nullable String finishedAt) {

  static TaskOutput of(Task task) {
    TaskProgress progress = task.progress();
    return new TaskOutput(
        task.id(),
        task.kind(),
        task.state().name().toLowerCase(Locale.ROOT),
        task.attempts(),
        task.runs(),
        progress.done(),
        progress.total(),
        progress.message(),
        task.failure().orElse(null),
        task.note().orElse(null),
        task.priority(),
        task.key().orElse(null),
        task.cron().orElse(null),
        task.createdAt().toString(),
        task.dueAt().toString(),
        text(task.startedAt()),
        text(task.finishedAt()));
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }

  /** Returns what matters on one line. */
  String line() {
    List<String> parts = new ArrayList<>(List.of(state));
    if (done > 0 || total > 0) {
      parts.add(total > 0 ? done + "/" + total : String.valueOf(done));
    }
    if (attempts > 0) {
      parts.add(Numbers.count(attempts, "attempt"));
    }
    if (runs > 0) {
      parts.add(Numbers.count(runs, "run"));
    }
    parts.add(time());
    String line = "%4d  %-10s  %s".formatted(id, kind, String.join(", ", parts));
    String why = failure == null ? note : failure;
    return why == null ? line : line + ": " + CommandErrors.oneLine(why);
  }

  private String time() {
    if (finishedAt != null && cron == null) {
      return "ended " + seconds(finishedAt);
    }
    return state.equals("queued") ? "due " + seconds(dueAt) : "since " + seconds(createdAt);
  }

  /** Prints everything, a line each. */
  void print(PrintWriter out) {
    out.println("Task        " + id);
    out.println("Kind        " + kind);
    out.println("State       " + state);
    out.println("Attempts    " + attempts);
    if (cron != null) {
      out.println("Recurs      " + cron + ", " + Numbers.count(runs, "run"));
    }
    out.println("Progress    " + done + (total > 0 ? "/" + total : "") + " " + message);
    out.println("Priority    " + priority);
    print("Key", key, out);
    out.println("Submitted   " + seconds(createdAt));
    out.println("Due         " + seconds(dueAt));
    print("Started", startedAt, out);
    print("Ended", finishedAt, out);
    print("Failure", failure, out);
    print("Note", note, out);
  }

  private static void print(String name, @Nullable String value, PrintWriter out) {
    if (value != null) {
      out.println("%-11s %s".formatted(name, value));
    }
  }

  private static String seconds(String instant) {
    return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
