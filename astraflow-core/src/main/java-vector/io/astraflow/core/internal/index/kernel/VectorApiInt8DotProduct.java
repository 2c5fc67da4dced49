package io.astraflow.core.internal.index.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API on registers of shorts: bytes are widened to shorts, four products are summed in
 * each, and the sums widened to ints by shifts.
 *
 * <p>{@link #of} is long on purpose. C2 inlines no method of more than 325 bytecodes (its flag
 * FreqInlineSize); a shorter one it would inline into a search's loops until its own budget for
 * inlining is spent and vectors become objects, which makes a search seven times as slow.
 */
final class VectorApiInt8DotProduct implements Int8DotProduct {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = BYTES.length();

  VectorApiInt8DotProduct() {}

  @Override
  public String name() {
    return "Vector API";
  }

  @Override
  public int of(byte[] a, int atA, byte[] b, int atB, int length) {
    IntVector sum = ShortVector.zero(SHORTS).reinterpretAsInts();
    int i = 0;
    for (int end = length - 4 * LANES; i <= end; i += 4 * LANES) {
      int x = atA + i;
      int y = atB + i;
      ShortVector products =
          shorts(a, x)
              .mul(shorts(b, y))
              .add(shorts(a, x + LANES).mul(shorts(b, y + LANES)))
              .add(shorts(a, x + 2 * LANES).mul(shorts(b, y + 2 * LANES)))
              .add(shorts(a, x + 3 * LANES).mul(shorts(b, y + 3 * LANES)));
      IntVector pairs = products.reinterpretAsInts();
      IntVector low = pairs.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      sum = sum.add(low).add(pairs.lanewise(VectorOperators.ASHR, 16));
    }
    int rest = 0;
    for (; i < length; i += 8) {
      int x = atA + i;
      int y = atB + i;
      rest +=
          a[x] * b[y]
              + a[x + 1] * b[y + 1]
              + a[x + 2] * b[y + 2]
              + a[x + 3] * b[y + 3]
              + a[x + 4] * b[y + 4]
              + a[x + 5] * b[y + 5]
              + a[x + 6] * b[y + 6]
              + a[x + 7] * b[y + 7];
    }
    return sum.reduceLanes(VectorOperators.ADD) + rest;
  }

  private static ShortVector shorts(byte[] values, int at) {
    return (ShortVector)
        ByteVector.fromArray(BYTES, values, at).convertShape(VectorOperators.B2S, SHORTS, 0);
  }
}
