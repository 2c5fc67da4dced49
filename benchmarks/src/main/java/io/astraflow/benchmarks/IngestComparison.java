package io.astraflow.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares durable ingestion with LangChain4j's into memory: the same segments of at most 120
 * tokens, the same model, one process, in turns. The first round warms up and does not count.
 */
final class IngestComparison implements Benchmark {
  private static final int ROUNDS = 3;

  @Override
  public void run(List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    Corpus corpus =
        arguments.isEmpty()
            ? Corpus.ofTestSet("cranfield")
            : Corpus.ofFolder(Path.of(arguments.get(0)));
    Map<String, List<String>> segments = AstraFlowIngestion.segments(corpus);
    LangChain4jIngestion langChain4j = new LangChain4jIngestion(segments);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      boolean oursFirst = round % 2 == 0;
      Row first = oursFirst ? AstraFlowIngestion.measure(corpus) : langChain4j.measure(corpus);
      Row second = oursFirst ? langChain4j.measure(corpus) : AstraFlowIngestion.measure(corpus);
      if (round > 0) {
        out.println(first.json());
        out.println(second.json());
        (oursFirst ? ours : theirs).add(first.segmentsPerSecond());
        (oursFirst ? theirs : ours).add(second.segmentsPerSecond());
      }
    }
    out.println(
        String.format(Locale.ROOT, "{\"ratioOfMedians\": %.2f}", median(ours) / median(theirs)));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
