package io.astraflow.core.internal.index.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API on registers of shorts: bytes are widened to shorts and taken apart, eight
 * products are summed in each short, and the sums widened to ints by shifts.
 *
 * <p>Both methods are long on purpose. C2 inlines no method of more than 325 bytecodes (its flag
 * FreqInlineSize); a shorter one it would inline into a search's loops until its own budget for
 * inlining is spent and vectors become objects, which makes a search seven times as slow.
 */
final class VectorApiInt4DotProduct implements Int4DotProduct {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = BYTES.length();
  private static final short LOW = 15;

  VectorApiInt4DotProduct() {}

  @Override
  public String name() {
    return "Vector API";
  }

  @Override
  public short[] widened(short[] components) {
    short[] wide = new short[2 * Int4DotProduct.bytes(components.length)];
    for (int i = 0; i < components.length; i++) {
      int at = Int4DotProduct.byteOf(i);
      int high = Int4DotProduct.shiftOf(i) == 0 ? 0 : LANES;
      wide[at / LANES * 2 * LANES + at % LANES + high] = components[i];
    }
    return wide;
  }

  @Override
  public int of(short[] a, byte[] b, int atB) {
    IntVector sum = ShortVector.zero(SHORTS).reinterpretAsInts();
    int i = 0;
    for (int end = a.length - 8 * LANES; i <= end; i += 8 * LANES) {
      int y = atB + (i >>> 1);
      ShortVector b0 = shorts(b, y);
      ShortVector b1 = shorts(b, y + LANES);
      ShortVector b2 = shorts(b, y + 2 * LANES);
      ShortVector b3 = shorts(b, y + 3 * LANES);
      ShortVector products =
          wide(a, i)
              .mul(b0.and(LOW))
              .add(wide(a, i + LANES).mul(b0.lanewise(LSHR, 4).and(LOW)))
              .add(wide(a, i + 2 * LANES).mul(b1.and(LOW)))
              .add(wide(a, i + 3 * LANES).mul(b1.lanewise(LSHR, 4).and(LOW)))
              .add(wide(a, i + 4 * LANES).mul(b2.and(LOW)))
              .add(wide(a, i + 5 * LANES).mul(b2.lanewise(LSHR, 4).and(LOW)))
              .add(wide(a, i + 6 * LANES).mul(b3.and(LOW)))
              .add(wide(a, i + 7 * LANES).mul(b3.lanewise(LSHR, 4).and(LOW)));
      IntVector pairs = products.reinterpretAsInts();
      sum = sum.add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16)).add(pairs.lanewise(ASHR, 16));
    }
    for (; i < a.length; i += 2 * LANES) {
      ShortVector b0 = shorts(b, atB + (i >>> 1));
      ShortVector products =
          wide(a, i).mul(b0.and(LOW)).add(wide(a, i + LANES).mul(b0.lanewise(LSHR, 4).and(LOW)));
      IntVector pairs = products.reinterpretAsInts();
      sum = sum.add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16)).add(pairs.lanewise(ASHR, 16));
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public int of(byte[] a, int atA, byte[] b, int atB, int length) {
    IntVector sum = ShortVector.zero(SHORTS).reinterpretAsInts();
    int i = 0;
    for (int end = length - 4 * LANES; i <= end; i += 4 * LANES) {
      int x = atA + i;
      int y = atB + i;
      ShortVector a0 = shorts(a, x);
      ShortVector a1 = shorts(a, x + LANES);
      ShortVector a2 = shorts(a, x + 2 * LANES);
      ShortVector a3 = shorts(a, x + 3 * LANES);
      ShortVector b0 = shorts(b, y);
      ShortVector b1 = shorts(b, y + LANES);
      ShortVector b2 = shorts(b, y + 2 * LANES);
      ShortVector b3 = shorts(b, y + 3 * LANES);
      ShortVector products =
          a0.and(LOW)
              .mul(b0.and(LOW))
              .add(a0.lanewise(LSHR, 4).and(LOW).mul(b0.lanewise(LSHR, 4).and(LOW)))
              .add(a1.and(LOW).mul(b1.and(LOW)))
              .add(a1.lanewise(LSHR, 4).and(LOW).mul(b1.lanewise(LSHR, 4).and(LOW)))
              .add(a2.and(LOW).mul(b2.and(LOW)))
              .add(a2.lanewise(LSHR, 4).and(LOW).mul(b2.lanewise(LSHR, 4).and(LOW)))
              .add(a3.and(LOW).mul(b3.and(LOW)))
              .add(a3.lanewise(LSHR, 4).and(LOW).mul(b3.lanewise(LSHR, 4).and(LOW)));
      IntVector pairs = products.reinterpretAsInts();
      sum = sum.add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16)).add(pairs.lanewise(ASHR, 16));
    }
    for (; i < length; i += LANES) {
      ShortVector a0 = shorts(a, atA + i);
      ShortVector b0 = shorts(b, atB + i);
      ShortVector products =
          a0.and(LOW)
              .mul(b0.and(LOW))
              .add(a0.lanewise(LSHR, 4).and(LOW).mul(b0.lanewise(LSHR, 4).and(LOW)));
      IntVector pairs = products.reinterpretAsInts();
      sum = sum.add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16)).add(pairs.lanewise(ASHR, 16));
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private static ShortVector wide(short[] values, int at) {
    return ShortVector.fromArray(SHORTS, values, at);
  }

  private static ShortVector shorts(byte[] values, int at) {
    return (ShortVector)
        ByteVector.fromArray(BYTES, values, at).convertShape(VectorOperators.B2S, SHORTS, 0);
  }
}
