package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.vectors.Variant.Searchable;
import java.io.IOException;
import java.util.List;

/** Measures recall and speed of built indexes on one dataset. For one thread at a time. */
final class Stopwatch {
  /** Of an index that scans, so many questions are enough to see that its answers are right. */
  private static final int QUESTIONS_OF_SCAN = 100;

  private final Dataset data;
  private final double seconds;

  Stopwatch(Dataset data, double seconds) {
    this.data = data;
    this.seconds = seconds;
  }

  /** Returns the average recall at 10. */
  double recall(Searchable index, boolean scan, int effort) throws IOException {
    int count =
        scan ? Math.min(QUESTIONS_OF_SCAN, data.questions().length) : data.questions().length;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float[] query = data.questions()[i];
      int[] found = index.search(query, Dataset.K, effort);
      sum += data.truth().recall(i, query, found, data.vectors());
    }
    return sum / count;
  }

  /** Asks the questions in turns from so many threads, and returns the answers a second. */
  double queriesPerSecond(Searchable index, int threads, int effort) throws InterruptedException {
    List<Double> rates = Workers.call(threads, worker -> rate(index, worker, threads, effort));
    return rates.stream().mapToDouble(Double::doubleValue).sum();
  }

  private double rate(Searchable index, int worker, int threads, int effort) throws IOException {
    float[][] questions = data.questions();
    long end = (long) (seconds * 1e9);
    long start = System.nanoTime();
    int next = worker * questions.length / threads;
    int answered = 0;
    long elapsed = 0;
    while (elapsed < end) {
      index.search(questions[next], Dataset.K, effort);
      next = (next + 1) % questions.length;
      answered++;
      elapsed = System.nanoTime() - start;
    }
    return answered / (elapsed / 1e9);
  }
}
