package io.astraflow.benchmarks;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures the time from process start to process end of {@code ./astraflow ask}. */
final class Startup implements Benchmark {
  private static final int CHUNKS = 1_000;
  private static final int RUNS = 11;
  private static final String QUESTION =
      "what similarity laws must be obeyed when constructing aeroelastic models ?";

  @Override
  public void run(List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create()) {
      long chunks = fill(scratch.path());
      List<String> command =
          List.of(
              Data.root().resolve("astraflow").toString(),
              "ask",
              QUESTION,
              "--data",
              scratch.path().toString());
      run(command); // Builds the launcher where it must be built.
      double[] seconds = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        run(command);
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
      Arrays.sort(seconds);
      out.println(
          String.format(
              Locale.ROOT,
              "{\"chunks\": %d, \"runs\": %d, \"median\": %.2f, \"fastest\": %.2f,"
                  + " \"slowest\": %.2f}",
              chunks,
              RUNS,
              seconds[RUNS / 2],
              seconds[0],
              seconds[RUNS - 1]));
    }
  }

  private static long fill(Path data) throws IOException, InterruptedException {
    try (AstraFlow astra = AstraFlow.open(data)) {
      Collection collection = astra.workspace().collection("default");
      for (Corpus.Text text : Corpus.ofTestSet("cranfield").texts()) {
        if (collection.stats().chunks() >= CHUNKS) {
          break;
        }
        collection.ingestor().ingest(Source.text(text.name(), text.text()));
      }
      return collection.stats().chunks();
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with exit code " + exitCode);
    }
  }
}
