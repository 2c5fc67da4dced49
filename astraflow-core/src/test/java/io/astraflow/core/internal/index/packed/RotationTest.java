package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.testkit.index.RandomVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
  private static final DotProduct DOT = DotProduct.fastest();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100, 128, 384, 1_025})
  void keepsInnerProducts(int dimension) {
    float[][] vectors = new RandomVectors(6, dimension, 2).next(2);
    float before = DOT.of(vectors[0], vectors[1]);
    Rotation rotation = new Rotation(dimension, 1);
    rotation.apply(vectors[0], new float[dimension]);
    rotation.apply(vectors[1], new float[dimension]);
    assertThat(DOT.of(vectors[0], vectors[1])).isCloseTo(before, within(1e-5f));
    assertThat(DOT.of(vectors[0], vectors[0])).isCloseTo(1, within(1e-5f));
  }
}
