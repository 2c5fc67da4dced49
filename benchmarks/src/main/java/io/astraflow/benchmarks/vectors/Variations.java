package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Noise;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes more vectors than there is real text: the real ones first, then variations of them in
 * turns, each with {@link Noise} of its own.
 */
final class Variations {
  private static final long SEED = 20_000_003;

  private final VectorSet real;

  Variations(VectorSet real) {
    this.real = real;
  }

  /** Writes so many vectors to a file, unless they are there. */
  void write(Path file, int count) throws IOException {
    long bytes = (long) count * real.dimension() * Float.BYTES;
    if (Files.exists(file) && Files.size(file) == bytes) {
      return;
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(real.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < count; i++) {
        buffer.asFloatBuffer().put(i < real.size() ? real.vector(i) : variation(i));
        out.write(buffer.array());
      }
    }
  }

  private float[] variation(int index) {
    float[] vector = real.vector(index % real.size());
    Noise.disturb(vector, SEED + index);
    return vector;
  }
}
