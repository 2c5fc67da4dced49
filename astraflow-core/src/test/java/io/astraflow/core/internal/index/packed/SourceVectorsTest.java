package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceVectorsTest {
  private final VectorsById source = new VectorsById();
  private final SourceVectors vectors = new SourceVectors(5, source);

  @Test
  void asksTheSourceEachTime() {
    float[] into = new float[5];
    vectors.write(0, 1, source.put(1));
    assertThat(vectors.read(0, 1, into)).isTrue();
    assertThat(into).containsExactly(source.of(1));
    assertThat(vectors.read(0, 1, into)).isTrue();
    assertThat(source.asked()).isEqualTo(2);
  }

  @Test
  void hasNoVectorThatTheSourceHasNot() {
    assertThat(vectors.read(0, 1, new float[5])).isFalse();
  }

  @Test
  void refusesToServeOnceClosed() {
    vectors.close();
    assertThatThrownBy(() -> vectors.read(0, 1, new float[5]))
        .isInstanceOf(IllegalStateException.class);
  }
}
