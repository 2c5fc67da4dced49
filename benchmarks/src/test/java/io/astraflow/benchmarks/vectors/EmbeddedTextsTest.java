package io.astraflow.benchmarks.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTextsTest {
  @TempDir private Path folder;

  @Test
  void goesOnAfterAProcessWasKilledWhileItAppended() throws IOException {
    EmbeddedTexts texts = new EmbeddedTexts(folder, "passages", 2);
    texts.append(List.of("one", "two"), List.of(new float[] {1, 0}, new float[] {0, 1}));
    Files.write(texts.vectors(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    Files.write(folder.resolve("passages.txt"), List.of("three"), StandardOpenOption.APPEND);

    texts.repair();
    texts.append(List.of("four"), List.of(new float[] {-1, 0}));

    assertThat(texts.size()).isEqualTo(3);
    assertThat(texts.isPrefixOf(List.of("one", "two", "four", "five"))).isTrue();
    assertThat(VectorSet.of(texts.vectors(), 2, 3).vector(2)).containsExactly(-1, 0);
  }

  @Test
  void tellsOtherTexts() throws IOException {
    EmbeddedTexts texts = new EmbeddedTexts(folder, "passages", 1);
    texts.append(List.of("one"), List.of(new float[] {1}));

    assertThat(texts.isPrefixOf(List.of("two"))).isFalse();
  }

  @Test
  void keepsTheRightAnswers() throws IOException {
    RandomVectors random = new RandomVectors(8);
    VectorSet vectors = random.set(folder, 200);
    float[][] questions = {random.next(), random.next()};
    Path file = folder.resolve("truth");

    GroundTruth found = GroundTruth.cached(file, vectors, questions, 3);

    assertThat(GroundTruth.cached(file, vectors, new float[0][], 3))
        .usingRecursiveComparison()
        .isEqualTo(found);
  }

  @Test
  void variesRealVectorsByAboutTheSameAngle() throws IOException {
    VectorSet real = new RandomVectors(384).set(folder, 10);
    Path file = folder.resolve("variations");

    new Variations(real).write(file, 30);

    VectorSet all = VectorSet.of(file, 384, 30);
    for (int i = 0; i < 30; i++) {
      float cosine = Nearest.dot(all.vector(i), real.vector(i % 10));
      assertThat(cosine).isBetween(i < 10 ? .9999f : .82f, i < 10 ? 1.0001f : .9f);
    }
  }
}
