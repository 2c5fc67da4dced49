package io.astraflow.core.internal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DotProductTest {

  @Property
  void everyKernelAgreesWithAPlainLoop(
      @ForAll @IntRange(min = 1, max = 1024) int dimension, @ForAll long seed) {
    Random random = new Random(seed);
    float[] a = gaussian(random, dimension);
    float[] b = gaussian(random, dimension);
    double plain = 0;
    double size = 0;
    for (int i = 0; i < dimension; i++) {
      plain += (double) a[i] * b[i];
      size += Math.abs((double) a[i] * b[i]);
    }
    assertThat((double) new UnrolledDotProduct().of(a, b)).isCloseTo(plain, within(1e-6 * size));
    assertThat((double) DotProduct.fastest().of(a, b)).isCloseTo(plain, within(1e-6 * size));
  }

  @Example
  void theVectorApiIsUsedWhereTheJvmOffersIt() {
    boolean offered = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(DotProduct.fastest().name()).isEqualTo(offered ? "vector-api" : "unrolled");
  }

  private static float[] gaussian(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
