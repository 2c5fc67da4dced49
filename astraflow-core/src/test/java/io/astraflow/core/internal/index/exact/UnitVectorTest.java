package io.astraflow.core.internal.index.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnitVectorTest {

  @Test
  void givesBackAVectorOfLengthOne() {
    float[] vector = {0.6f, 0, -0.8f};
    assertThat(UnitVector.checked(vector, 3)).isSameAs(vector);
  }

  @Test
  void allowsForRounding() {
    assertThat(UnitVector.checked(new float[] {1.004f}, 1)).hasSize(1);
    assertThat(UnitVector.checked(new float[] {0.996f}, 1)).hasSize(1);
  }

  @Test
  void refusesOtherDimensions() {
    assertRefused(new float[] {1, 0}, "has 2 components", "vectors of 3");
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertRefused(new float[] {0, Float.NaN, 1}, "Component 1", "NaN");
    assertRefused(new float[] {0, 1, Float.NEGATIVE_INFINITY}, "Component 2", "-Infinity");
    assertRefused(new float[] {Float.MAX_VALUE, Float.POSITIVE_INFINITY, 0}, "Component 1");
  }

  @Test
  void refusesOtherLengths() {
    assertRefused(new float[] {0, 0, 0}, "zero", "no direction");
    assertRefused(new float[] {0, -0f, 0}, "zero");
    assertRefused(new float[] {Float.MIN_VALUE, 0, 0}, "length 1.4E-45");
    assertRefused(new float[] {3, 4, 0}, "length 5.0", "divide");
    assertRefused(new float[] {Float.MAX_VALUE, 0, 0}, "length 3.4028235E38");
  }

  private static void assertRefused(float[] vector, String... named) {
    assertThatThrownBy(() -> UnitVector.checked(vector, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(named);
  }
}
