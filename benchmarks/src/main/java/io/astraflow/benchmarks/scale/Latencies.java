package io.astraflow.benchmarks.scale;

import io.astraflow.collection.Collection;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How long searches took, in milliseconds. Immutable.
 *
 * @param sorted ascending
 */
record Latencies(double[] sorted) {
  private static final int WARM_UP = 100;

  /** Asks every question once, but stops early where that would take long. */
  static Latencies of(Collection collection, SearchMode mode, List<String> questions, double most)
      throws InterruptedException {
    long deadline = System.nanoTime() + (long) (most * 1e9);
    int warm = 0;
    while (warm < WARM_UP && System.nanoTime() < deadline - (long) (most * 8e8)) {
      search(collection, mode, questions.get(warm++ % questions.size()));
    }
    int[] asked = new int[1];
    return of(
        collection,
        mode,
        questions,
        () -> asked[0]++ < questions.size() && System.nanoTime() < deadline);
  }

  /** Asks one question after the other for as long as it is wanted. */
  static Latencies of(
      Collection collection, SearchMode mode, List<String> questions, BooleanSupplier goOn)
      throws InterruptedException {
    double[] millis = new double[1 << 20];
    int count = 0;
    while (count < millis.length && goOn.getAsBoolean()) {
      long start = System.nanoTime();
      search(collection, mode, questions.get(count % questions.size()));
      millis[count++] = (System.nanoTime() - start) / 1e6;
    }
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  static int search(Collection collection, SearchMode mode, String question)
      throws InterruptedException {
    return collection.retriever().retrieve(Query.of(question).withMode(mode)).size();
  }

  /** Returns the time that this share of the searches did not exceed; NaN without searches. */
  double quantile(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, rank)];
  }
}
