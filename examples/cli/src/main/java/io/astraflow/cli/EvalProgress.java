package io.astraflow.cli;

import io.astraflow.cli.eval.Trial;
import io.astraflow.ingest.Cancellation;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;

/** Ingests a trial's corpus and shows on standard error how far it is. Immutable. */
record EvalProgress(Printer printer, Cancellation cancellation) {

  /** Ingests; the report says whether it was cancelled. */
  IngestReport ingest(Trial trial) throws InterruptedException {
    ProgressBar bar = ProgressBar.on(printer.err());
    IngestOptions options =
        IngestOptions.builder().listener(bar).cancellation(cancellation).build();
    IngestReport report;
    try {
      report = trial.ingest(options);
    } finally {
      bar.clear();
    }
    report.failures().forEach(f -> printer.note("astraflow: " + f.document() + ": " + f.reason()));
    printer.note(Ingestion.summary(report));
    return report;
  }
}
