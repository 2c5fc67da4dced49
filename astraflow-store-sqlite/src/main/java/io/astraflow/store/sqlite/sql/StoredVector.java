package io.astraflow.store.sqlite.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A vector as a column holds it: its numbers as little-endian 32-bit floats, one after the other.
 */
public final class StoredVector {
  private StoredVector() {}

  /** Returns what to bind for this vector. */
  static byte[] of(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /** Returns the vector in these bytes; a rest shorter than a number is left out. */
  public static float[] decode(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
