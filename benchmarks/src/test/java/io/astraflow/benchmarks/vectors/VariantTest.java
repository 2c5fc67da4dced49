package io.astraflow.benchmarks.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.benchmarks.vectors.Variant.Searchable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody's speed counts unless the answers are right. */
@TestInstance(Lifecycle.PER_CLASS)
class VariantTest {
  private static final int VECTORS = 2_000;
  private static final int DIMENSION = 96;
  private static final int EFFORT = 800;

  private final List<Built> built = new ArrayList<>();
  private VectorSet vectors;
  private float[][] questions;
  private GroundTruth truth;

  @BeforeAll
  void build(@TempDir Path folder) throws IOException, InterruptedException {
    RandomVectors random = new RandomVectors(DIMENSION);
    vectors = random.set(folder, VECTORS);
    questions = IntStream.range(0, 100).mapToObj(i -> random.next()).toArray(float[][]::new);
    truth = GroundTruth.of(vectors, questions, Dataset.K, id -> true);
    for (Variant variant : Comparison.variants()) {
      Path files = Files.createDirectory(folder.resolve(variant.name()));
      built.add(new Built(variant, variant.build(vectors, 2, files)));
    }
  }

  @AfterAll
  void close() throws IOException {
    for (Built each : built) {
      each.index.close();
    }
  }

  @ParameterizedTest
  @MethodSource("built")
  void findsTheNearestVectors(Built each) throws IOException {
    Dataset data = new Dataset("random", vectors, VECTORS, questions, truth);

    double recall = new Stopwatch(data, 1).recall(each.index, each.variant.exact(), EFFORT);

    assertThat(recall).isGreaterThanOrEqualTo(each.variant.exact() ? 1 : .95);
  }

  @ParameterizedTest
  @MethodSource("built")
  void namesVectorsByTheirPositions(Built each) throws IOException {
    for (int id = 0; id < VECTORS; id += 97) {
      assertThat(each.index.search(vectors.vector(id), Dataset.K, EFFORT))
          .startsWith(id)
          .doesNotHaveDuplicates()
          .hasSize(Dataset.K);
    }
  }

  @ParameterizedTest
  @MethodSource("built")
  void givesTwoThreadsTheSameAnswers(Built each) throws InterruptedException {
    List<List<int[]>> answers = Workers.call(2, worker -> answers(each.index));

    assertThat(answers.get(0).toArray(int[][]::new))
        .isDeepEqualTo(answers.get(1).toArray(int[][]::new));
  }

  List<Built> built() {
    return built;
  }

  private List<int[]> answers(Searchable index) throws IOException {
    List<int[]> answers = new ArrayList<>();
    for (float[] question : questions) {
      answers.add(index.search(question, Dataset.K, EFFORT));
    }
    return answers;
  }

  private record Built(Variant variant, Searchable index) {
    @Override
    public String toString() {
      return variant.name();
    }
  }
}
