package io.astraflow.core.internal.index.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How a vector lies in the file: its id (8 bytes), the CRC32C of id and components (4), zero (4),
 * and the components as floats, all of it little-endian. Immutable.
 *
 * @param dimension components of a vector
 */
record VectorRecords(int dimension) {
  private static final int CHECKSUM = Long.BYTES;

  /** Where a record's components begin, in bytes. */
  static final int COMPONENTS = CHECKSUM + 2 * Integer.BYTES;

  /** Returns the bytes that a record takes. */
  int stride() {
    return COMPONENTS + dimension * Float.BYTES;
  }

  /** Returns a buffer for one record. */
  ByteBuffer buffer() {
    return ByteBuffer.allocate(stride()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns a record, ready to be written. */
  ByteBuffer encode(long id, float[] vector) {
    ByteBuffer record = buffer();
    record.putLong(0, id);
    record
        .slice(COMPONENTS, dimension * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(vector, 0, dimension);
    return record.putInt(CHECKSUM, checksum(record));
  }

  /** Copies the components of a record; false if it is not this id's, or damaged. */
  boolean decode(ByteBuffer record, long id, float[] into) {
    if (record.getLong(0) != id || record.getInt(CHECKSUM) != checksum(record)) {
      return false;
    }
    record
        .slice(COMPONENTS, dimension * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(into, 0, dimension);
    return true;
  }

  private static int checksum(ByteBuffer record) {
    CRC32C checksum = new CRC32C();
    checksum.update(record.slice(0, Long.BYTES));
    checksum.update(record.slice(COMPONENTS, record.capacity() - COMPONENTS));
    return (int) checksum.getValue();
  }
}
