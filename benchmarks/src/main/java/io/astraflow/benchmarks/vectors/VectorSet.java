package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of length 1 in a mapped file, outside the heap: whoever wants to keep one takes a copy.
 * Safe for use by many threads.
 */
final class VectorSet {
  private static final int PER_PART = 1 << 18;

  private final List<FloatBuffer> parts;
  private final int size;
  private final int dimension;

  private VectorSet(List<FloatBuffer> parts, int size, int dimension) {
    this.parts = parts;
    this.size = size;
    this.dimension = dimension;
  }

  /** Maps the first vectors in a file of little-endian floats. */
  static VectorSet of(Path file, int dimension, int count) throws IOException {
    List<FloatBuffer> parts = new ArrayList<>();
    long bytesEach = (long) dimension * Float.BYTES;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int from = 0; from < count; from += PER_PART) {
        long bytes = Math.min(PER_PART, count - from) * bytesEach;
        parts.add(
            channel
                .map(MapMode.READ_ONLY, from * bytesEach, bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer());
      }
    }
    return new VectorSet(List.copyOf(parts), count, dimension);
  }

  /** Returns the first of these vectors. */
  VectorSet first(int count) {
    return new VectorSet(parts, Math.min(count, size), dimension);
  }

  int size() {
    return size;
  }

  int dimension() {
    return dimension;
  }

  /** Returns a copy of one vector. */
  float[] vector(int index) {
    float[] vector = new float[dimension];
    parts.get(index / PER_PART).get(index % PER_PART * dimension, vector);
    return vector;
  }

  /** Copies one vector. */
  void read(int index, float[] into) {
    parts.get(index / PER_PART).get(index % PER_PART * dimension, into);
  }

  /** Returns copies of all vectors. */
  float[][] copies() {
    float[][] copies = new float[size][];
    for (int i = 0; i < size; i++) {
      copies[i] = vector(i);
    }
    return copies;
  }
}
