package io.astraflow.benchmarks;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ingests every file under a folder by itself, and prints outcome and time of each. */
final class DocumentOutcomes implements Benchmark {
  @Override
  public void run(List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = arguments.isEmpty() ? Data.path("documents") : Path.of(arguments.get(0));
    List<Outcome> outcomes = new ArrayList<>();
    out.println("| File | Outcome | Chunks | Seconds |");
    out.println("|---|---|---|---|");
    try (Scratch scratch = Scratch.create();
        AstraFlow astra = AstraFlow.open(scratch.path())) {
      Collection collection = astra.workspace().collection("documents");
      for (Path file : files(folder)) {
        Outcome outcome = ingest(collection, folder, file);
        outcomes.add(outcome);
        out.println(outcome.line());
      }
    }
    summarise(outcomes, out);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Outcome ingest(Collection collection, Path folder, Path file)
      throws InterruptedException {
    long start = System.nanoTime();
    IngestReport report = collection.ingestor().ingest(Source.file(file));
    double seconds = (System.nanoTime() - start) / 1e9;
    String failure = report.failures().stream().map(f -> f.reason()).findFirst().orElse("");
    return new Outcome(folder.relativize(file).toString(), failure, report.chunks(), seconds);
  }

  private static void summarise(List<Outcome> outcomes, PrintStream out) {
    long failed = outcomes.stream().filter(o -> !o.failure().isEmpty()).count();
    out.println();
    out.println(
        outcomes.size()
            + " files: "
            + (outcomes.size() - failed)
            + " ingested, "
            + failed
            + " failed with a reason. Slowest:");
    outcomes.stream()
        .sorted(Comparator.comparingDouble(Outcome::seconds).reversed())
        .limit(5)
        .map(Outcome::line)
        .forEach(out::println);
  }

  private record Outcome(String file, String failure, long chunks, double seconds) {
    String line() {
      String outcome = failure.isEmpty() ? "ingested" : "failed: " + failure.replace('\n', ' ');
      return String.format(Locale.ROOT, "| %s | %s | %d | %.2f |", file, outcome, chunks, seconds);
    }
  }
}
