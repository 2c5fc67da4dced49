package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.page.PageRequest;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files into a collection. */
@Command(
    name = "ingest",
    header = "Bring files, and the files under directories, into a collection.",
    description = {
      "Unchanged files are skipped, changed ones replace their old version, and a run that was"
          + " stopped goes on where it was. Hidden files are left out.",
      "A collection may ask for summaries or insights of new documents (\"collections settings\")."
          + " They wait as tasks; --wait runs them, as \"tasks run\" does.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow ingest docs README.md",
      "  astraflow ingest papers --collection papers --meta year=2024 --delete-vanished",
      "  astraflow ingest contracts --password secret --json",
      "  astraflow ingest papers --collection papers --wait"
    })
final class IngestCommand implements Callable<Integer> {
  private static final int MOST_COUNTED = 10_000;

  private final TaskRunner runner;

  @Mixin private final DataArguments data = new DataArguments();

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private IngestArguments arguments;

  @Option(
      names = "--wait",
      description =
          "Run the tasks that wait, those of the new documents among them, before ending.")
  private boolean wait;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and directories.")
  private List<Path> paths = List.of();

  IngestCommand(TaskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws InterruptedException {
    IngestArguments.checkPaths(paths);
    int exitCode = ingest();
    if (!wait || exitCode == ExitCode.INTERRUPTED) {
      return exitCode;
    }
    TaskRun.Result tasks = runner.run(data.folder(), new ModelArgument(), data.printer());
    data.printer().note(tasks.line());
    return tasks.exitCode() == ExitCode.OK ? exitCode : tasks.exitCode();
  }

  private int ingest() throws InterruptedException {
    Printer printer = data.printer();
    try (AstraFlow astra = data.openOrCreate()) {
      Collection collection =
          astra.workspace().collection(data.collectionName(), arguments.collectionOptions());
      IngestReport report = new Ingestion(printer, arguments).run(collection, paths, data.folder());
      printer.result(Ingestion.Result.of(report), out -> Ingestion.Result.print(report, out));
      noteWaiting(astra.workspace().tasks());
      return Ingestion.exitCode(report);
    }
  }

  private void noteWaiting(Tasks tasks) {
    PageRequest some = PageRequest.first(MOST_COUNTED);
    int waiting = tasks.list(TaskFilter.unfinished(), some).items().size();
    if (waiting > 0 && !wait) {
      String count = waiting == MOST_COUNTED ? "many tasks" : Numbers.count(waiting, "task");
      data.printer().note("Waiting: " + count + ". Run them with: astraflow tasks run");
    }
  }
}
