package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings files into a collection. */
@Command(
    name = "ingest",
    header = "Bring files, and the files under directories, into a collection.",
    description = {
      "Unchanged files are skipped, changed ones replace their old version, and a run that was"
          + " stopped goes on where it was. Hidden files are left out.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow ingest docs README.md",
      "  astraflow ingest papers --collection papers --meta year=2024 --delete-vanished",
      "  astraflow ingest contracts --password secret --json"
    })
final class IngestCommand implements Callable<Integer> {
  @Mixin private final DataArguments data = new DataArguments();

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private IngestArguments arguments;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and directories.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws InterruptedException {
    IngestArguments.checkPaths(paths);
    Printer printer = data.printer();
    try (AstraFlow astra = data.openOrCreate()) {
      Collection collection =
          astra.workspace().collection(data.collectionName(), arguments.collectionOptions());
      IngestReport report = new Ingestion(printer, arguments).run(collection, paths, data.folder());
      printer.result(Ingestion.Result.of(report), out -> Ingestion.Result.print(report, out));
      return Ingestion.exitCode(report);
    }
  }
}
