package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Heap;
import io.astraflow.benchmarks.vectors.Variant.Searchable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A built index and what was measured of it. For one thread at a time. */
final class Contestant implements AutoCloseable {
  /** Recall beyond which more effort would only take longer. */
  private static final double ENOUGH = .995;

  /** An index that does not reach this recall does not answer the same question. */
  private static final double LEAST = .9;

  private static final int[] EFFORTS = {10, 15, 20, 30, 40, 60, 80, 120, 200, 400, 800};
  private static final int[] SCAN = {0};

  private final Variant variant;
  private final Searchable index;
  private final double buildSeconds;
  private final long heapBytes;
  private final Map<Integer, Double> recalls = new LinkedHashMap<>();
  private final Map<Point, List<Double>> rates = new LinkedHashMap<>();

  private Contestant(Variant variant, Searchable index, double buildSeconds, long heapBytes) {
    this.variant = variant;
    this.index = index;
    this.buildSeconds = buildSeconds;
    this.heapBytes = heapBytes;
  }

  /** Builds the index. */
  static Contestant build(Variant variant, VectorSet vectors, int threads, Path scratch)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scratch.resolve(variant.name()));
    long before = Heap.used();
    long start = System.nanoTime();
    Searchable index = variant.build(vectors, threads, folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    long heap = Math.max(0, Heap.used() - before);
    System.err.printf(
        Locale.ROOT,
        "%s: %s, built in %.1f s, %d bytes of heap a vector%n",
        variant.name(),
        index.description(),
        seconds,
        heap / vectors.size());
    return new Contestant(variant, index, seconds, heap);
  }

  String name() {
    return variant.name();
  }

  /** Measures recall with growing effort, until it is high. */
  void findRecalls(Stopwatch stopwatch) throws IOException {
    for (int effort : variant.exact() ? SCAN : EFFORTS) {
      double recall = stopwatch.recall(index, variant.exact(), Math.max(1, effort));
      recalls.put(effort, recall);
      if (recall >= ENOUGH) {
        break;
      }
    }
    double best = Collections.max(recalls.values());
    System.err.printf(Locale.ROOT, "%s: recall %s%n", name(), recalls);
    if (best < LEAST) {
      throw new IllegalStateException(
          name() + " finds " + best + " of the nearest at most: its answers are wrong");
    }
  }

  /** Returns the efforts that are worth measuring. */
  List<Integer> efforts() {
    return List.copyOf(recalls.keySet());
  }

  /** Measures the speed at one effort; a round that is not counted warms up. */
  void measure(Stopwatch stopwatch, int threads, int effort, boolean counted)
      throws InterruptedException {
    double rate = stopwatch.queriesPerSecond(index, threads, Math.max(1, effort));
    if (counted) {
      rates.computeIfAbsent(new Point(threads, effort), point -> new ArrayList<>()).add(rate);
    }
  }

  /** Returns a row for each effort and number of threads. */
  List<VectorRow> rows(Dataset data) {
    List<VectorRow> rows = new ArrayList<>();
    rates.forEach((point, measured) -> rows.add(row(data, point, median(measured))));
    return rows;
  }

  private VectorRow row(Dataset data, Point point, double rate) {
    return new VectorRow(
        name(),
        VectorRow.JDK,
        VectorRow.VECTOR_MODULE,
        data.vectors().size(),
        point.threads,
        round(recalls.getOrDefault(point.effort, 0.0), 1e4),
        round(rate, 10),
        round(buildSeconds, 100),
        heapBytes / data.vectors().size(),
        point.effort,
        data.model(),
        data.real());
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  static double round(double value, double parts) {
    return Math.round(value * parts) / parts;
  }

  private record Point(int threads, int effort) {}
}
