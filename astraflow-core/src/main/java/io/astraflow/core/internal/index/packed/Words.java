package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Rows of pages as bytes, big-endian, a page at a time. */
final class Words {
  private Words() {}

  /** Writes the first rows. */
  static void write(DataOutput out, Pages<?> pages, int rows) throws IOException {
    byte[] room = room(pages, rows);
    ByteBuffer bytes = ByteBuffer.wrap(room);
    for (int row = 0; row < rows; row += pages.rows()) {
      int count = Math.min(pages.rows(), rows - row) * pages.stride();
      Object page = pages.page(row);
      if (page instanceof byte[] raw) {
        bytes.put(0, raw, 0, count);
      } else if (page instanceof int[] ints) {
        bytes.asIntBuffer().put(ints, 0, count);
      } else if (page instanceof long[] longs) {
        bytes.asLongBuffer().put(longs, 0, count);
      }
      out.write(room, 0, count * pages.width());
    }
  }

  /** Makes the first rows and reads them; the bytes must be there before room is made. */
  static void read(DataInput in, Pages<?> pages, int rows) throws IOException {
    byte[] room = room(pages, rows);
    ByteBuffer bytes = ByteBuffer.wrap(room);
    for (int row = 0; row < rows; row += pages.rows()) {
      int count = Math.min(pages.rows(), rows - row) * pages.stride();
      in.readFully(room, 0, count * pages.width());
      pages.make(row);
      Object page = pages.page(row);
      if (page instanceof byte[] raw) {
        bytes.get(0, raw, 0, count);
      } else if (page instanceof int[] ints) {
        bytes.asIntBuffer().get(ints, 0, count);
      } else if (page instanceof long[] longs) {
        bytes.asLongBuffer().get(longs, 0, count);
      }
    }
  }

  private static byte[] room(Pages<?> pages, int rows) {
    return new byte[Math.min(pages.rows(), rows) * pages.stride() * pages.width()];
  }
}
