package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEmbeddingsTest {
  private static final float[] VECTOR = {.6f, .8f};

  @TempDir private Path folder;

  @Test
  void vectorsOutliveTheProcess() throws IOException {
    Path file = folder.resolve("new/kept.f32");
    try (KeptVectors kept = KeptVectors.open(file, 2)) {
      assertThat(kept.find("a")).isEmpty();
      kept.add("a", VECTOR);
      kept.add("b", new float[] {1, 0});
    }
    try (KeptVectors kept = KeptVectors.open(file, 2)) {
      assertThat(kept.find("a")).hasValue(VECTOR);
      assertThat(kept.find("b")).hasValue(new float[] {1, 0});
      assertThat(kept.find("c")).isEmpty();
    }
  }

  @Test
  void entryThatWasCutIsWrittenAnew() throws IOException {
    Path file = folder.resolve("kept.f32");
    try (KeptVectors kept = KeptVectors.open(file, 2)) {
      kept.add("a", VECTOR);
      kept.add("b", VECTOR);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    try (KeptVectors kept = KeptVectors.open(file, 2)) {
      assertThat(kept.find("b")).isEmpty();
      kept.add("b", VECTOR);
    }
    try (KeptVectors kept = KeptVectors.open(file, 2)) {
      assertThat(kept.find("a")).hasValue(VECTOR);
      assertThat(kept.find("b")).hasValue(VECTOR);
    }
  }

  @Test
  void everyModelIsThereOnceMore() {
    assertThat(new KeptEmbeddings().models())
        .contains("kept-all-minilm-l6-v2", "kept-bge-small-en-v1.5");
  }
}
