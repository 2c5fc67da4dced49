package io.astraflow.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleRunTest {
  private static final String ROOT = "astraflow.root";

  @TempDir Path folder;
  private String before = "";

  @BeforeEach
  void setRoot() {
    before = System.getProperty(ROOT, ".");
    System.setProperty(ROOT, folder.toString());
  }

  @AfterEach
  void restoreRoot() {
    System.setProperty(ROOT, before);
  }

  @Test
  void everyParagraphBecomesAChunkThatIsFoundAgain() throws Exception {
    Path vectors = Files.createDirectories(folder.resolve("benchmarks/target/vectors/all-minilm"));
    write(vectors, "passages", 40);
    write(vectors, "questions", 5);
    ScaleRow row = new ScaleRun(250, folder.resolve("data"), .5).measure();
    assertThat(row.chunks()).isEqualTo(250);
    assertThat(row.databaseBytes()).isPositive();
    assertThat(row.semanticP95()).isPositive();
    assertThat(row.lexicalP95()).isPositive();
    assertThat(row.hybridP95()).isPositive();
    assertThat(row.searchesWhileIngesting()).isPositive();
    assertThat(ScaleRow.of(row.json())).isEqualTo(row);
    assertThat(new ScaleReport(List.of(row)).table()).contains("| Chunks | 250 |", "| heap, MB |");
  }

  @Test
  void saysHowToGetVectors() {
    assertThatThrownBy(VectorPool::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("--embed-only");
  }

  private static void write(Path into, String name, int count) throws IOException {
    Random random = new Random(count);
    Files.write(
        into.resolve(name + ".txt"),
        IntStream.range(0, count).mapToObj(i -> name + " about subject" + i).toList());
    ByteBuffer bytes =
        ByteBuffer.allocate(count * VectorPool.DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      float[] vector = new float[VectorPool.DIMENSION];
      vector[random.nextInt(vector.length)] = 1;
      bytes.asFloatBuffer().put(vector);
      bytes.position(bytes.position() + vector.length * Float.BYTES);
    }
    Files.write(into.resolve(name + ".f32"), bytes.array());
  }
}
