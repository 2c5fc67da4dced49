package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.kernel.Int4DotProduct;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Four bits for each component, two components in a byte. A probe has eight.
 *
 * <p>A stored component u of 0 to 15 stands for {@code scale * (u - 7.5)}. The scale makes the
 * inner product of a vector with its code right, which keeps estimates without bias: Gao and Long,
 * "RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound" (2024). After the
 * components come the scale and the offset, as floats, and the sum of all u, as an int.
 */
final class Int4Codes extends Codes<byte[]> {
  static final String NAME = "int4";

  /** The step between codes in standard deviations: best for a normal distribution. */
  private static final float STEP = 0.335f;

  /** The share of a component's variance that four bits do not tell. */
  private static final double LEFT = 0.0115;

  private static final float CENTRE = 7.5f;

  /** Scale, offset and sum. */
  private static final int OTHER_BYTES = 2 * Float.BYTES + Integer.BYTES;

  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Int4DotProduct kernel;
  private final int length;

  Int4Codes(int dimension, Int4DotProduct kernel) {
    super(dimension, Pages.bytes(Int4DotProduct.bytes(dimension) + OTHER_BYTES));
    this.kernel = kernel;
    this.length = Int4DotProduct.bytes(dimension);
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  String description() {
    return "int4, " + kernel.name();
  }

  @Override
  int rescored(int k) {
    return clamped(2L * k + 20);
  }

  @Override
  int widened(int candidates) {
    return candidates;
  }

  @Override
  void write(int slot, float[] placed, float offset) {
    byte[] page = pages.page(slot);
    int at = pages.at(slot);
    Arrays.fill(page, at, at + pages.stride(), (byte) 0);
    float perStep = 1 / Math.max(Float.MIN_NORMAL, STEP * (float) deviation(placed));
    float own = 0;
    float square = 0;
    int sum = 0;
    for (int i = 0; i < dimension; i++) {
      int u = Math.max(0, Math.min(15, (int) (placed[i] * perStep + CENTRE + 0.5f)));
      page[at + Int4DotProduct.byteOf(i)] |= (byte) (u << Int4DotProduct.shiftOf(i));
      own += (u - CENTRE) * placed[i];
      square += placed[i] * placed[i];
      sum += u;
    }
    FLOATS.set(page, at + length, own == 0 ? 0 : square / own);
    FLOATS.set(page, at + length + Float.BYTES, offset);
    INTS.set(page, at + length + 2 * Float.BYTES, sum);
  }

  @Override
  Probe probe(float[] placed, float offset) {
    float greatest = Float.MIN_NORMAL;
    for (int i = 0; i < dimension; i++) {
      greatest = Math.max(greatest, Math.abs(placed[i]));
    }
    float perStep = Int4DotProduct.MOST / greatest;
    short[] components = new short[dimension];
    int sum = 0;
    for (int i = 0; i < dimension; i++) {
      components[i] = (short) Math.round(placed[i] * perStep);
      sum += components[i];
    }
    float error = (float) (deviation(placed) * Math.sqrt(LEFT));
    return new Int4Probe(kernel.widened(components), 1 / perStep, CENTRE * sum, offset, error);
  }

  @Override
  float between(int one, int other) {
    byte[] a = pages.page(one);
    byte[] b = pages.page(other);
    int atA = pages.at(one);
    int atB = pages.at(other);
    float sums = CENTRE * (sum(a, atA) + sum(b, atB));
    float product = kernel.of(a, atA, b, atB, length) - sums + CENTRE * CENTRE * dimension;
    return product * scale(a, atA) * scale(b, atB) + offset(a, atA) + offset(b, atB);
  }

  private float scale(byte[] page, int at) {
    return (float) FLOATS.get(page, at + length);
  }

  private float offset(byte[] page, int at) {
    return (float) FLOATS.get(page, at + length + Float.BYTES);
  }

  private int sum(byte[] page, int at) {
    return (int) INTS.get(page, at + length + 2 * Float.BYTES);
  }

  private final class Int4Probe extends Probe {
    private final short[] wide;
    private final float scale;
    private final float centred;
    private final float offset;
    private final float error;

    Int4Probe(short[] wide, float scale, float centred, float offset, float error) {
      this.wide = wide;
      this.scale = scale;
      this.centred = centred;
      this.offset = offset;
      this.error = error;
    }

    @Override
    float score(int slot) {
      byte[] page = pages.page(slot);
      int at = pages.at(slot);
      float product = kernel.of(wide, page, at) - centred;
      return product * scale * scale(page, at) + offset + offset(page, at);
    }

    @Override
    float error() {
      return error;
    }

    @Override
    int touch(int slot) {
      return pages.page(slot)[pages.at(slot)];
    }
  }
}
