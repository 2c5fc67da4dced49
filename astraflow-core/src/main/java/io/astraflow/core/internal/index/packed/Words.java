package io.astraflow.core.internal.index.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Pages of numbers as bytes, big-endian, many at a time. */
final class Words {
  private static final int BATCH = 1 << 16;

  private Words() {}

  static void write(DataOutput out, long[][] pages, int slots, int stride) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      int count = Math.min(Pages.SLOTS, slots - from) * stride;
      for (int at = 0; at < count; at += BATCH / Long.BYTES) {
        int length = Math.min(BATCH / Long.BYTES, count - at);
        bytes.asLongBuffer().put(pages[Pages.page(from)], at, length);
        out.write(bytes.array(), 0, length * Long.BYTES);
      }
    }
  }

  /** Fills pages that are there. */
  static void read(DataInput in, long[][] pages, int slots, int stride) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      int count = Math.min(Pages.SLOTS, slots - from) * stride;
      for (int at = 0; at < count; at += BATCH / Long.BYTES) {
        int length = Math.min(BATCH / Long.BYTES, count - at);
        in.readFully(bytes.array(), 0, length * Long.BYTES);
        bytes.asLongBuffer().get(pages[Pages.page(from)], at, length);
      }
    }
  }

  static void write(DataOutput out, int[][] pages, int slots, int stride) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      int count = Math.min(Pages.SLOTS, slots - from) * stride;
      for (int at = 0; at < count; at += BATCH / Integer.BYTES) {
        int length = Math.min(BATCH / Integer.BYTES, count - at);
        bytes.asIntBuffer().put(pages[Pages.page(from)], at, length);
        out.write(bytes.array(), 0, length * Integer.BYTES);
      }
    }
  }

  /** Fills pages that are there. */
  static void read(DataInput in, int[][] pages, int slots, int stride) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BATCH);
    for (int from = 0; from < slots; from += Pages.SLOTS) {
      int count = Math.min(Pages.SLOTS, slots - from) * stride;
      for (int at = 0; at < count; at += BATCH / Integer.BYTES) {
        int length = Math.min(BATCH / Integer.BYTES, count - at);
        in.readFully(bytes.array(), 0, length * Integer.BYTES);
        bytes.asIntBuffer().get(pages[Pages.page(from)], at, length);
      }
    }
  }
}
