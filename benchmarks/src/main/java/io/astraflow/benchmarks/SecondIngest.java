package io.astraflow.benchmarks;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Ingests a folder twice; the second time nothing has changed. */
final class SecondIngest implements Benchmark {
  @Override
  public void run(List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = arguments.isEmpty() ? Data.path("documents") : Path.of(arguments.get(0));
    try (Scratch scratch = Scratch.create()) {
      double first = ingest(scratch.path(), folder, "first", out);
      double second = ingest(scratch.path(), folder, "second", out);
      out.println(String.format(Locale.ROOT, "{\"secondShareOfFirst\": %.4f}", second / first));
    }
  }

  private static double ingest(Path data, Path folder, String run, PrintStream out)
      throws InterruptedException {
    try (AstraFlow astra = AstraFlow.open(data)) {
      Collection collection = astra.workspace().collection("documents");
      long start = System.nanoTime();
      IngestReport report = collection.ingestor().ingest(Source.directory(folder));
      double seconds = (System.nanoTime() - start) / 1e9;
      out.println(
          String.format(
              Locale.ROOT,
              "{\"run\": \"%s\", \"added\": %d, \"skipped\": %d, \"failed\": %d, \"embedded\": %d,"
                  + " \"seconds\": %.2f}",
              run,
              report.added(),
              report.skipped(),
              report.failed(),
              report.embedded(),
              seconds));
      return seconds;
    }
  }
}
