package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Builds every variant on the same vectors, then measures all of them in turns, in changing order,
 * so that noise meets all alike. For one thread at a time.
 */
final class Comparison {
  private static final double WARM_UP_SECONDS = .5;

  private static final int FEW_VECTORS = 3_000;

  private final Dataset data;
  private final ComparisonSettings settings;

  Comparison(Dataset data, ComparisonSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  /** Returns all variants that can run here. */
  static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>(AstraFlowVariant.all());
    variants.addAll(LuceneVariant.all());
    variants.add(new JVectorVariant());
    variants.add(new HnswlibVariant());
    variants.add(new LangChain4jVariant());
    return variants;
  }

  /** Measures and prints the rows; the files of the indexes go to the folder. */
  List<VectorRow> run(List<Variant> variants, Path scratch, PrintStream out)
      throws IOException, InterruptedException {
    List<Contestant> contestants = new ArrayList<>();
    try {
      for (Variant variant : variants) {
        loadClasses(variant, scratch);
      }
      for (Variant variant : variants) {
        contestants.add(
            Contestant.build(variant, data.vectors(), settings.buildThreads(), scratch));
      }
      Stopwatch warmUp = new Stopwatch(data, WARM_UP_SECONDS);
      for (Contestant contestant : contestants) {
        contestant.findRecalls(warmUp);
      }
      round(contestants, warmUp, false);
      Stopwatch stopwatch = new Stopwatch(data, settings.seconds());
      for (int round = 1; round <= settings.rounds(); round++) {
        System.err.println("Round " + round + " of " + settings.rounds());
        round(contestants, stopwatch, true);
        Collections.reverse(contestants);
      }
      List<VectorRow> rows =
          contestants.stream()
              .sorted(Comparator.comparing(Contestant::name))
              .flatMap(contestant -> contestant.rows(data).stream())
              .toList();
      rows.forEach(row -> out.println(row.json()));
      return rows;
    } finally {
      for (Contestant contestant : contestants) {
        contestant.close();
      }
    }
  }

  /** Builds and asks a small index, so that what is built first is not timed with a cold JVM. */
  private void loadClasses(Variant variant, Path scratch) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scratch.resolve("small-" + variant.name()));
    VectorSet few = data.vectors().first(FEW_VECTORS);
    try (Variant.Searchable index = variant.build(few, settings.buildThreads(), folder)) {
      for (float[] question : data.questions()) {
        index.search(question, Dataset.K, Dataset.K);
      }
    }
  }

  private void round(List<Contestant> contestants, Stopwatch stopwatch, boolean counted)
      throws InterruptedException {
    int most = contestants.stream().mapToInt(each -> each.efforts().size()).max().orElse(0);
    for (int threads : settings.searchThreads()) {
      for (int step = 0; step < most; step++) {
        for (Contestant contestant : contestants) {
          if (step < contestant.efforts().size()) {
            contestant.measure(stopwatch, threads, contestant.efforts().get(step), counted);
          }
        }
      }
    }
  }
}
