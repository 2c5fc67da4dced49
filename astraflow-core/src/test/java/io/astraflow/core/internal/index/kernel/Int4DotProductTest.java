package io.astraflow.core.internal.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class Int4DotProductTest {
  private static final int OFFSET = 5;

  private final Int4DotProduct kernel = Int4DotProduct.vectorApi().orElseThrow();

  @Property
  void agreesWithPlainLoops(
      @ForAll @IntRange(min = 1, max = 1024) int dimension, @ForAll long seed) {
    Random random = new Random(seed);
    short[] probe = new short[dimension];
    int[] one = new int[dimension];
    int[] other = new int[dimension];
    int ofProbe = 0;
    int ofBoth = 0;
    for (int i = 0; i < dimension; i++) {
      probe[i] = (short) (random.nextInt(2 * Int4DotProduct.MOST + 1) - Int4DotProduct.MOST);
      one[i] = random.nextInt(16);
      other[i] = random.nextInt(16);
      ofProbe += probe[i] * one[i];
      ofBoth += one[i] * other[i];
    }
    assertThat(kernel.of(kernel.widened(probe), packed(one), OFFSET)).isEqualTo(ofProbe);
    int bytes = Int4DotProduct.bytes(dimension);
    assertThat(kernel.of(packed(one), OFFSET, packed(other), OFFSET, bytes)).isEqualTo(ofBoth);
  }

  @Property(tries = 20)
  void doesNotOverflow(@ForAll @IntRange(min = 1, max = 1024) int dimension) {
    short[] probe = new short[dimension];
    int[] most = new int[dimension];
    Arrays.fill(probe, (short) -Int4DotProduct.MOST);
    Arrays.fill(most, 15);
    assertThat(kernel.of(kernel.widened(probe), packed(most), OFFSET))
        .isEqualTo(-15 * Int4DotProduct.MOST * dimension);
    int bytes = Int4DotProduct.bytes(dimension);
    assertThat(kernel.of(packed(most), OFFSET, packed(most), OFFSET, bytes))
        .isEqualTo(15 * 15 * dimension);
  }

  /** Puts a vector after some bytes that do not belong to it. */
  private static byte[] packed(int[] components) {
    byte[] bytes = new byte[OFFSET + Int4DotProduct.bytes(components.length)];
    for (int i = 0; i < components.length; i++) {
      bytes[OFFSET + Int4DotProduct.byteOf(i)] |=
          (byte) (components[i] << Int4DotProduct.shiftOf(i));
    }
    return bytes;
  }
}
