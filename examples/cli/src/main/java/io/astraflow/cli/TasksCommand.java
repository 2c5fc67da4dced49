package io.astraflow.cli;

import io.astraflow.core.AstraFlow;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskState;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the tasks, and holds the commands that act on them. */
@Command(
    name = "tasks",
    header = "List the tasks of a data folder, newest first; run, cancel or retry them.",
    description = {
      "Tasks wait until \"tasks run\" runs them, or an application that has the data folder open."
          + " No other command does, so that none calls a model in the background."
    },
    subcommands = {
      TasksShowCommand.class,
      TasksRunCommand.class,
      TasksSubmitCommand.class,
      TasksCancelCommand.class,
      TasksRetryCommand.class,
      TasksClearCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow tasks --state failed --json",
      "  astraflow tasks submit ingest papers --collection papers",
      "  astraflow tasks run",
      "  astraflow tasks retry 12",
      "  astraflow tasks clear --older-than 30d"
    })
final class TasksCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description =
          "queued, running, succeeded, failed or cancelled; may be repeated (default: all).")
  private List<TaskState> states = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "ingest, embed, summarize, insights, training, or an application's own (default:"
              + " all).")
  private @Nullable String kind;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Most tasks listed, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Go on behind a list that ended with this cursor.")
  private @Nullable String after;

  @Override
  public Integer call() {
    data.checkNoCollection();
    PageRequest first = PageRequest.first(limit);
    PageRequest request = after == null ? first : first.after(after);
    try (AstraFlow astra = data.openExisting()) {
      Page<Task> page = astra.workspace().tasks().list(filter(), request);
      data.printer().result(Result.of(page), out -> print(page, out));
      return ExitCode.OK;
    }
  }

  private TaskFilter filter() {
    Set<TaskState> wanted = EnumSet.noneOf(TaskState.class);
    wanted.addAll(states);
    TaskFilter filter = TaskFilter.all().withStates(wanted);
    return kind == null ? filter : filter.withKind(kind);
  }

  private static void print(Page<Task> page, PrintWriter out) {
    page.items().forEach(task -> out.println(TaskOutput.of(task).line()));
    out.println(Numbers.count(page.items().size(), "task"));
    page.next().ifPresent(next -> out.println("There are more: --after " + next));
  }

  /** What {@code tasks --json} prints; {@code next} is what {@code --after} takes. */
  record Result(List<TaskOutput> tasks, @Nullable String next) {
    static Result of(Page<Task> page) {
      return new Result(
          page.items().stream().map(TaskOutput::of).toList(), page.next().orElse(null));
    }
  }
}
