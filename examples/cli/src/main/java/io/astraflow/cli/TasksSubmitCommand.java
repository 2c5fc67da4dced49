package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestTask;
import io.astraflow.insight.InsightTask;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.Task;
import io.astraflow.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps work as tasks, to be done by {@code tasks run}. */
@Command(
    name = "submit",
    header = "Keep work as tasks, which \"tasks run\" does.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow tasks submit ingest papers --collection papers --delete-vanished",
      "  astraflow tasks submit summarize docs/scaling.md",
      "  astraflow tasks submit summarize --collection papers"
    })
final class TasksSubmitCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Option(
      names = "--delete-vanished",
      description = "Of ingest: delete documents that lie under a PATH no longer.")
  private boolean deleteVanished;

  @Parameters(index = "0", paramLabel = "KIND", description = "ingest, summarize or insights.")
  private Kind kind = Kind.INGEST;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH|DOCUMENT",
      description = {
        "Files and directories to ingest; or documents, by id or path, to summarise (default: all"
            + " together) or to find the insights of."
      })
  private List<String> what = List.of();

  /** What can be submitted. */
  enum Kind {
    INGEST,
    SUMMARIZE,
    INSIGHTS
  }

  @Override
  public Integer call() {
    if (deleteVanished && kind != Kind.INGEST) {
      throw new InvalidInputException("--delete-vanished is of ingest alone: leave it out.");
    }
    if (what.isEmpty() && kind != Kind.SUMMARIZE) {
      throw new InvalidInputException("Of what? Write paths or documents behind the kind.");
    }
    if (kind == Kind.INGEST) {
      IngestArguments.checkPaths(what.stream().map(Path::of).toList());
    }
    try (AstraFlow astra = kind == Kind.INGEST ? data.openOrCreate() : data.openExisting()) {
      List<TaskOutput> submitted = submitted(astra).stream().map(TaskOutput::of).toList();
      data.printer()
          .result(
              new TasksCommand.Result(submitted, null),
              out -> submitted.forEach(task -> out.println(task.line())));
      data.printer().note("They wait for: astraflow tasks run");
      return ExitCode.OK;
    }
  }

  private List<Task> submitted(AstraFlow astra) {
    Tasks tasks = astra.workspace().tasks();
    String name = data.collectionName();
    if (kind == Kind.INGEST) {
      return what.stream()
          .map(path -> new IngestTask(name, path, deleteVanished))
          .map(input -> tasks.submit(IngestTask.KIND, input))
          .toList();
    }
    Collection collection = data.existing(astra);
    if (what.isEmpty()) {
      return List.of(tasks.submit(SummaryTask.KIND, SummaryTask.ofCollection(name)));
    }
    return new DocumentNames(collection)
        .ids(what).values().stream()
            .map(
                id ->
                    kind == Kind.SUMMARIZE
                        ? tasks.submit(SummaryTask.KIND, SummaryTask.ofDocument(name, id))
                        : tasks.submit(InsightTask.KIND, new InsightTask(name, id)))
            .toList();
  }
}
