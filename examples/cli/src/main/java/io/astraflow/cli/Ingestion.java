package io.astraflow.cli;

import io.astraflow.collection.Collection;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.IngestReport.Failure;
import io.astraflow.ingest.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ingestion as the command line runs it: with a progress bar, notes and warnings. */
final class Ingestion {
  private final Printer printer;
  private final IngestArguments arguments;

  Ingestion(Printer printer, IngestArguments arguments) {
    this.printer = printer;
    this.arguments = arguments;
  }

  /** Ingests what is new under {@code paths}, but never the data folder itself. */
  IngestReport run(Collection collection, List<Path> paths, Path dataFolder)
      throws InterruptedException {
    Source source = Source.paths(paths).without(dataFolder);
    ProgressBar bar = ProgressBar.on(printer.err());
    IngestReport report;
    try {
      report = collection.ingestor().ingest(source, arguments.ingestOptions(bar));
    } finally {
      bar.clear();
    }
    report.notes().forEach((document, notes) -> notes.forEach(n -> note(document, n)));
    report.failures().forEach(f -> note(f.document(), f.reason()));
    report.pendingReason().ifPresent(reason -> pending(report.pending(), reason));
    return report;
  }

  private void pending(long documents, String reason) {
    printer.note(
        "astraflow: %s to be embedded: %s Their bytes are kept; once the model answers, run the same command again."
            .formatted(
                documents == 1 ? "1 document waits" : documents + " documents wait",
                CommandErrors.oneLine(reason)));
  }

  /** Returns the exit code that fits a report. */
  static int exitCode(IngestReport report) {
    if (report.cancelled()) {
      return ExitCode.INTERRUPTED;
    }
    boolean whole = report.failures().isEmpty() && report.pendingReason().isEmpty();
    return whole ? ExitCode.OK : ExitCode.PROBLEMS;
  }

  /** Returns a report in one sentence. */
  static String summary(IngestReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, report.added(), "added");
    add(parts, report.updated(), "updated");
    add(parts, report.skipped(), "unchanged");
    add(parts, report.deleted(), "deleted");
    add(parts, report.failed(), "failed");
    add(parts, report.pending(), "pending");
    String documents = parts.isEmpty() ? "nothing to ingest" : String.join(", ", parts);
    return (report.cancelled() ? "Stopped: " : "Documents: ")
        + documents
        + "; "
        + Numbers.count(report.chunks(), "chunk")
        + ", "
        + Numbers.count(report.embedded(), "text")
        + " embedded, "
        + Numbers.decimal(Numbers.seconds(report.elapsed()), 1)
        + " s";
  }

  private static void add(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  private void note(String document, String message) {
    printer.note("astraflow: " + document + ": " + CommandErrors.oneLine(message));
  }

  /** What {@code ingest --json} prints. */
  record Result(
      long added,
      long updated,
      long skipped,
      long deleted,
      long failed,
      List<Failure> failures,
      long pending,
      Optional<String> pendingReason,
      long chunks,
      long embedded,
      double seconds) {

    static Result of(IngestReport report) {
      return new Result(
          report.added(),
          report.updated(),
          report.skipped(),
          report.deleted(),
          report.failed(),
          report.failures(),
          report.pending(),
          report.pendingReason(),
          report.chunks(),
          report.embedded(),
          Numbers.seconds(report.elapsed()));
    }

    static void print(IngestReport report, PrintWriter out) {
      out.println(summary(report));
    }
  }
}
