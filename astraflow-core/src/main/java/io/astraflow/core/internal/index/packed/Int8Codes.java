package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.kernel.Int8DotProduct;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A byte for each component, from -{@link Int8DotProduct#MOST} to as much, scaled by the vector's
 * own greatest. After the components come the scale and the offset, as floats.
 */
final class Int8Codes extends Codes {
  static final String NAME = "int8";

  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private final Int8DotProduct kernel;
  private final int padded;
  private final int stride;
  private final byte[][] pages = Pages.bytes();

  Int8Codes(int dimension, Int8DotProduct kernel) {
    super(dimension);
    this.kernel = kernel;
    this.padded = Int8DotProduct.padded(dimension);
    this.stride = padded + 2 * Float.BYTES;
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  String description() {
    return "int8, " + kernel.name();
  }

  @Override
  int rescored(int k) {
    return k + Math.max(10, k / 2);
  }

  @Override
  int bytes() {
    return stride;
  }

  @Override
  void write(int slot, float[] placed, float offset) {
    code(placed, offset, page(slot), at(slot));
  }

  @Override
  Probe probe(float[] placed, float offset) {
    byte[] code = new byte[stride];
    code(placed, offset, code, 0);
    return new Int8Probe(code);
  }

  @Override
  float between(int one, int other) {
    return score(pages[Pages.page(one)], at(one), other);
  }

  @Override
  void save(DataOutput out, int slots) throws IOException {
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      out.write(pages[Pages.page(from)], 0, Math.min(Pages.SLOTS, slots - from) * stride);
    }
  }

  @Override
  void load(DataInput in, int slots) throws IOException {
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      in.readFully(page(from), 0, Math.min(Pages.SLOTS, slots - from) * stride);
    }
  }

  private void code(float[] placed, float offset, byte[] into, int at) {
    float greatest = Float.MIN_NORMAL;
    for (int i = 0; i < dimension; i++) {
      greatest = Math.max(greatest, Math.abs(placed[i]));
    }
    float factor = Int8DotProduct.MOST / greatest;
    for (int i = 0; i < dimension; i++) {
      into[at + i] = (byte) Math.rint(placed[i] * factor);
    }
    FLOATS.set(into, at + padded, greatest / Int8DotProduct.MOST);
    FLOATS.set(into, at + padded + Float.BYTES, offset);
  }

  private float score(byte[] code, int at, int slot) {
    byte[] page = pages[slot >>> Pages.SHIFT];
    int other = (slot & Pages.MASK) * stride;
    int sum = kernel.of(code, at, page, other, padded);
    float scales = (float) FLOATS.get(code, at + padded) * (float) FLOATS.get(page, other + padded);
    float offsets =
        (float) FLOATS.get(code, at + padded + Float.BYTES)
            + (float) FLOATS.get(page, other + padded + Float.BYTES);
    return sum * scales + offsets;
  }

  private int at(int slot) {
    return (slot & Pages.MASK) * stride;
  }

  private byte[] page(int slot) {
    byte[] page = pages[Pages.page(slot)];
    if (page == null) {
      synchronized (pages) {
        page = pages[Pages.page(slot)];
        if (page == null) {
          page = new byte[Pages.SLOTS * stride];
          pages[Pages.page(slot)] = page;
        }
      }
    }
    return page;
  }

  private final class Int8Probe extends Probe {
    private final byte[] code;

    Int8Probe(byte[] code) {
      this.code = code;
    }

    @Override
    float score(int slot) {
      return Int8Codes.this.score(code, 0, slot);
    }

    @Override
    int touch(int slot) {
      byte[] page = pages[slot >>> Pages.SHIFT];
      int at = (slot & Pages.MASK) * stride;
      return page[at] + page[at + stride / 2];
    }
  }
}
