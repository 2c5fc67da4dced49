package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Rows of pages as bytes, big-endian, many at a time. */
final class Words {
  private static final int BATCH = 1 << 16;

  private Words() {}

  /** Writes the first rows. */
  static void write(DataOutput out, Pages<?> pages, int rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int row = 0; row < rows; row += pages.rows()) {
      int count = Math.min(pages.rows(), rows - row) * pages.stride();
      Object page = pages.page(row);
      if (page instanceof byte[] raw) {
        out.write(raw, 0, count);
      } else if (page instanceof int[] ints) {
        for (int at = 0; at < count; at += BATCH / Integer.BYTES) {
          int length = Math.min(BATCH / Integer.BYTES, count - at);
          bytes.asIntBuffer().put(ints, at, length);
          out.write(bytes.array(), 0, length * Integer.BYTES);
        }
      } else if (page instanceof long[] longs) {
        for (int at = 0; at < count; at += BATCH / Long.BYTES) {
          int length = Math.min(BATCH / Long.BYTES, count - at);
          bytes.asLongBuffer().put(longs, at, length);
          out.write(bytes.array(), 0, length * Long.BYTES);
        }
      }
    }
  }

  /** Makes the first rows and reads them; the bytes must be there before much room is made. */
  static void read(DataInput in, Pages<?> pages, int rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int row = 0; row < rows; row += pages.rows()) {
      pages.make(row);
      int count = Math.min(pages.rows(), rows - row) * pages.stride();
      Object page = pages.page(row);
      if (page instanceof byte[] raw) {
        in.readFully(raw, 0, count);
      } else if (page instanceof int[] ints) {
        for (int at = 0; at < count; at += BATCH / Integer.BYTES) {
          int length = Math.min(BATCH / Integer.BYTES, count - at);
          in.readFully(bytes.array(), 0, length * Integer.BYTES);
          bytes.asIntBuffer().get(ints, at, length);
        }
      } else if (page instanceof long[] longs) {
        for (int at = 0; at < count; at += BATCH / Long.BYTES) {
          int length = Math.min(BATCH / Long.BYTES, count - at);
          in.readFully(bytes.array(), 0, length * Long.BYTES);
          bytes.asLongBuffer().get(longs, at, length);
        }
      }
    }
  }
}
