package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.vectors.AstraFlowVariant.Built;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Measures searches among a part of the vectors, drawn at random, in AstraFlow's indexes: the
 * graphs beside the scan of what is kept, and the packed graph also where it may not choose. For
 * one thread at a time.
 */
final class Filters {
  private static final double[] KEPT = {.5, .1, .01, .001};
  private static final int[] EFFORTS = {20, 40, 100, 200, 400};
  private static final long SEED = 10;

  private final Dataset data;
  private final ComparisonSettings settings;

  Filters(Dataset data, ComparisonSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  /** Measures and prints the rows. */
  void run(Path scratch, PrintStream out) throws IOException, InterruptedException {
    Map<Variant, Built> built = new LinkedHashMap<>();
    try {
      for (Variant variant : AstraFlowVariant.withForced()) {
        Path folder = Files.createDirectories(scratch.resolve(variant.name()));
        built.put(
            variant,
            ((AstraFlowVariant) variant).build(data.vectors(), settings.buildThreads(), folder));
      }
      for (double kept : KEPT) {
        measure(built, kept, out);
      }
    } finally {
      built.values().forEach(Built::close);
    }
  }

  private void measure(Map<Variant, Built> built, double kept, PrintStream out)
      throws IOException, InterruptedException {
    Random random = new Random(SEED);
    IdSet allowed =
        IdSet.ofAscending(
            LongStream.range(0, data.vectors().size())
                .filter(id -> random.nextDouble() < kept)
                .toArray());
    GroundTruth truth =
        GroundTruth.of(data.vectors(), data.questions(), Dataset.K, id -> allowed.test(id));
    Dataset filtered =
        new Dataset(data.model(), data.vectors(), data.real(), data.questions(), truth);
    Stopwatch stopwatch = new Stopwatch(filtered, settings.seconds());
    Map<Case, List<Double>> rates = new LinkedHashMap<>();
    Map<Case, Double> recalls = new LinkedHashMap<>();
    for (int round = 0; round <= settings.rounds(); round++) {
      for (Map.Entry<Variant, Built> each : built.entrySet()) {
        Filtered index = new Filtered(each.getValue(), allowed);
        boolean scan = each.getKey().exact();
        for (int effort : scan ? new int[] {1} : EFFORTS) {
          Case what = new Case(each.getKey().name(), scan ? 0 : effort);
          double rate = stopwatch.queriesPerSecond(index, 1, effort);
          if (round == 0) {
            recalls.put(what, stopwatch.recall(index, scan, effort));
          } else {
            rates.computeIfAbsent(what, none -> new ArrayList<>()).add(rate);
          }
        }
      }
    }
    rates.forEach(
        (what, measured) ->
            out.println(
                new FilterRow(
                        what.index,
                        VectorRow.JDK,
                        VectorRow.VECTOR_MODULE,
                        data.vectors().size(),
                        kept,
                        1,
                        Contestant.round(recalls.getOrDefault(what, 0.0), 1e4),
                        Contestant.round(Contestant.median(measured), 10),
                        what.effort,
                        data.model(),
                        data.real())
                    .json()));
  }

  private record Case(String index, int effort) {}

  private record Filtered(Built built, IdSet allowed) implements Variant.Searchable {
    @Override
    public String description() {
      return built.description();
    }

    @Override
    public int[] search(float[] query, int k, int effort) {
      return built.search(VectorQuery.nearest(query, k).withCandidates(effort).among(allowed));
    }

    @Override
    public void close() {}
  }
}
