package io.astraflow.core.internal.index.packed;

import java.util.Arrays;

/**
 * Two bits for each component, as two planes of bits, so that an inner product is a few ands and
 * {@link Long#bitCount}: fast on any JVM. A probe has four bits for each component.
 *
 * <p>A stored component u of 0 to 3 stands for {@code scale * (u - 1.5)}. The scale makes the inner
 * product of a vector with its code right, which keeps estimates without bias: Gao and Long,
 * "RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound" (2024). A probe's
 * component is an integer of -8 to 7, times a step.
 *
 * <p>A code is, for each 64 components, a word of the low and one of the high bits; then a word
 * with scale and offset as floats, and a word with the sum of all u.
 */
final class BitCodes extends Codes<long[]> {
  static final String NAME = "bits2";

  /** Where components are told apart, in standard deviations: best for a normal distribution. */
  private static final double OUTER = 0.9816;

  /** A probe's step in standard deviations: between coarse steps and a cut-off tail. */
  private static final double PROBE_STEP = 0.335;

  /** The share of a component's variance that its two bits do not tell. */
  private static final double LEFT = 0.1188;

  /** Added before a number is cut to an integer, and taken away after: cheap rounding. */
  private static final float ROUNDING = 16.5f;

  private static final float CENTRE = 1.5f;
  private static final int PROBE_PLANES = 4;

  /** Estimates of short vectors are worse: their errors have fewer components to even out over. */
  private static final int EVENED_OUT = 256;

  private static final int COARSEST = 4;

  private final int coarseness;
  private final int words;

  BitCodes(int dimension) {
    super(dimension, Pages.longs(2 * words(dimension) + 2));
    this.coarseness = Math.max(1, Math.min(COARSEST, EVENED_OUT / dimension));
    this.words = words(dimension);
  }

  private static int words(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE;
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  String description() {
    return "2-bit planes";
  }

  @Override
  int rescored(int k) {
    return clamped((3L * k + 20) * coarseness);
  }

  @Override
  int widened(int candidates) {
    return clamped((long) candidates * coarseness);
  }

  @Override
  void write(int slot, float[] placed, float offset) {
    long[] page = pages.page(slot);
    int at = pages.at(slot);
    Arrays.fill(page, at, at + pages.stride(), 0);
    double outer = OUTER * deviation(placed);
    double own = 0;
    double square = 0;
    int sum = 0;
    for (int i = 0; i < dimension; i++) {
      int u = (placed[i] >= 0 ? 2 : 1) + (placed[i] >= outer ? 1 : placed[i] < -outer ? -1 : 0);
      int word = at + 2 * (i >>> 6);
      page[word] |= (u & 1L) << i;
      page[word + 1] |= (u >>> 1 & 1L) << i;
      own += (u - CENTRE) * placed[i];
      square += placed[i] * placed[i];
      sum += u;
    }
    float scale = own == 0 ? 0 : (float) (square / own);
    page[at + 2 * words] = pack(scale, offset);
    page[at + 2 * words + 1] = sum;
  }

  @Override
  Probe probe(float[] placed, float offset) {
    float deviation = (float) deviation(placed);
    float step = Math.max(Float.MIN_NORMAL, (float) PROBE_STEP * deviation);
    float perStep = 1 / step;
    long[] planes = new long[PROBE_PLANES * words];
    int sum = 0;
    for (int word = 0; word < words; word++) {
      long q0 = 0;
      long q1 = 0;
      long q2 = 0;
      long q3 = 0;
      int from = word << 6;
      int end = Math.min(dimension - from, Long.SIZE);
      for (int bit = 0; bit < end; bit++) {
        int rounded = (int) (placed[from + bit] * perStep + ROUNDING) - (int) ROUNDING;
        int value = Math.max(-8, Math.min(7, rounded));
        sum += value;
        q0 |= (value & 1L) << bit;
        q1 |= (value >>> 1 & 1L) << bit;
        q2 |= (value >>> 2 & 1L) << bit;
        q3 |= (value >>> 3 & 1L) << bit;
      }
      planes[PROBE_PLANES * word] = q0;
      planes[PROBE_PLANES * word + 1] = q1;
      planes[PROBE_PLANES * word + 2] = q2;
      planes[PROBE_PLANES * word + 3] = q3;
    }
    return new BitProbe(planes, step, CENTRE * sum, offset, error(deviation));
  }

  /** Estimates the error of a score from what two bits leave of a normal distribution. */
  private float error(float deviation) {
    return deviation * (float) Math.sqrt(LEFT);
  }

  @Override
  float between(int one, int other) {
    long[] a = pages.page(one);
    long[] b = pages.page(other);
    int atA = pages.at(one);
    int atB = pages.at(other);
    int low = 0;
    int middle = 0;
    int high = 0;
    for (int word = 0; word < 2 * words; word += 2) {
      long a0 = a[atA + word];
      long a1 = a[atA + word + 1];
      long b0 = b[atB + word];
      long b1 = b[atB + word + 1];
      low += Long.bitCount(a0 & b0);
      middle += Long.bitCount(a0 & b1) + Long.bitCount(a1 & b0);
      high += Long.bitCount(a1 & b1);
    }
    long metaA = a[atA + 2 * words];
    long metaB = b[atB + 2 * words];
    float sums = CENTRE * (a[atA + 2 * words + 1] + b[atB + 2 * words + 1]);
    float product = low + 2 * middle + 4 * high - sums + CENTRE * CENTRE * dimension;
    return product * scale(metaA) * scale(metaB) + offset(metaA) + offset(metaB);
  }

  private static long pack(float scale, float offset) {
    return (long) Float.floatToRawIntBits(scale) << 32
        | Float.floatToRawIntBits(offset) & 0xFFFFFFFFL;
  }

  private static float scale(long meta) {
    return Float.intBitsToFloat((int) (meta >>> 32));
  }

  private static float offset(long meta) {
    return Float.intBitsToFloat((int) meta);
  }

  private final class BitProbe extends Probe {
    private final long[] planes;
    private final float step;
    private final float centred;
    private final float offset;
    private final float error;

    BitProbe(long[] planes, float step, float centred, float offset, float error) {
      this.error = error;
      this.planes = planes;
      this.step = step;
      this.centred = centred;
      this.offset = offset;
    }

    @Override
    float score(int slot) {
      long[] page = pages.page(slot);
      int at = pages.at(slot);
      int ones = 0;
      int twos = 0;
      int fours = 0;
      int eights = 0;
      int sixteens = 0;
      int plane = 0;
      int end = at + 2 * words;
      for (; at < end; at += 2, plane += PROBE_PLANES) {
        long low = page[at];
        long high = page[at + 1];
        long q0 = planes[plane];
        long q1 = planes[plane + 1];
        long q2 = planes[plane + 2];
        long q3 = planes[plane + 3];
        ones += Long.bitCount(low & q0);
        twos += Long.bitCount(low & q1) + Long.bitCount(high & q0);
        fours += Long.bitCount(low & q2) + Long.bitCount(high & q1);
        eights += Long.bitCount(high & q2) - Long.bitCount(low & q3);
        sixteens -= Long.bitCount(high & q3);
      }
      long meta = page[end];
      int sum = ones + 2 * twos + 4 * fours + 8 * eights + 16 * sixteens;
      return (sum - centred) * step * scale(meta) + offset + BitCodes.offset(meta);
    }

    @Override
    float error() {
      return error;
    }

    @Override
    int touch(int slot) {
      return (int) pages.page(slot)[pages.at(slot)];
    }
  }
}
