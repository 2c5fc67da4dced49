package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MappedVectorsPropertyTest {
  private static final int DIMENSION = 5;
  private static final int SEGMENT = 150;

  @Property(tries = 100)
  void agreesWithAMap(@ForAll("steps") List<Step> steps) throws IOException {
    VectorsById source = new VectorsById();
    Path file = Files.createTempFile("vectors", null);
    Map<Integer, Long> model = new HashMap<>();
    MappedVectors vectors = MappedVectors.create(file, DIMENSION, source, SEGMENT);
    try {
      long id = 1;
      for (Step step : steps) {
        if (step.reopens) {
          vectors.close();
          vectors = MappedVectors.open(file, DIMENSION, source, SEGMENT);
        } else {
          vectors.write(step.slot, id, source.put(id));
          model.put(step.slot, id++);
        }
        assertSame(vectors, model, source);
      }
      assertThat(source.asked()).isZero();
    } finally {
      vectors.close();
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> slots = Arbitraries.integers().between(0, 600);
    Arbitrary<Boolean> reopens = Arbitraries.integers().between(0, 9).map(i -> i == 0);
    return Combinators.combine(slots, reopens).as(Step::new).list().ofMaxSize(60);
  }

  private static void assertSame(
      MappedVectors vectors, Map<Integer, Long> model, VectorsById source) {
    float[] into = new float[DIMENSION];
    model.forEach(
        (slot, id) -> {
          assertThat(vectors.read(slot, id, into)).isTrue();
          assertThat(into).containsExactly(source.of(id));
        });
  }

  private record Step(int slot, boolean reopens) {}
}
