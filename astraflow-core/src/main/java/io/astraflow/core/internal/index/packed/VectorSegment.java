package io.astraflow.core.internal.index.packed;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A run of slots: which of their records are known to be sound, and the part of the file that holds
 * them, mapped so far as the file covers it. Safe for use by many threads.
 */
final class VectorSegment {
  private final int first;
  private final int slots;
  private final VectorRecords records;
  private final AtomicLongArray sound;
  private final ReentrantLock mapping = new ReentrantLock();
  // Written under the lock.
  private volatile @Nullable Mapping mapped;

  VectorSegment(int first, int slots, VectorRecords records) {
    this.first = first;
    this.slots = slots;
    this.records = records;
    this.sound = new AtomicLongArray((slots + 63) >>> 6);
  }

  boolean isSound(int slot) {
    int index = slot - first;
    return (sound.get(index >>> 6) & 1L << index) != 0;
  }

  void markSound(int slot) {
    int index = slot - first;
    sound.getAndUpdate(index >>> 6, word -> word | 1L << index);
  }

  void markUnknown(int slot) {
    int index = slot - first;
    sound.getAndUpdate(index >>> 6, word -> word & ~(1L << index));
  }

  /** Copies a record that is sound; false if it is not mapped yet, or not this id's. */
  boolean copy(int slot, long id, float[] into) {
    Mapping current = mapped;
    return current != null && current.copy(slot - first, id, into, records);
  }

  /** Makes sure that a slot is mapped, which the file must cover. */
  void map(int slot, VectorFile file) throws IOException {
    if (!maps(slot)) {
      mapAll(file);
    }
  }

  private void mapAll(VectorFile file) throws IOException {
    mapping.lock();
    try {
      long end = Math.min(file.covered(), (long) first + slots);
      if (!maps((int) end - 1)) {
        MappedByteBuffer bytes = file.map(first, end);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        mapped = new Mapping(bytes, bytes.asFloatBuffer(), (int) (end - first));
      }
    } finally {
      mapping.unlock();
    }
  }

  private boolean maps(int slot) {
    Mapping current = mapped;
    return current != null && slot - first < current.count;
  }

  /** The first records of a segment. */
  private record Mapping(MappedByteBuffer bytes, FloatBuffer floats, int count) {
    boolean copy(int index, long id, float[] into, VectorRecords records) {
      if (index >= count || bytes.getLong(index * records.stride()) != id) {
        return false;
      }
      int start = (index * records.stride() + VectorRecords.COMPONENTS) / Float.BYTES;
      floats.get(start, into, 0, records.dimension());
      return true;
    }
  }
}
