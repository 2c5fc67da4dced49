package io.astraflow.benchmarks.vectors;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes more vectors than there is real text: the real ones first, then variations of them in
 * turns, each with noise of {@value #NOISE} times its length in a direction of its own, made unit
 * length again. A variation's cosine to the vector that it varies is thus about .86.
 */
final class Variations {
  static final double NOISE = .6;
  private static final long SEED = 20_000_003;

  private final VectorSet real;
  private final double perComponent;

  Variations(VectorSet real) {
    this.real = real;
    this.perComponent = NOISE / Math.sqrt(real.dimension());
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
    SplittableRandom random = new SplittableRandom(SEED + index);
    float[] vector = real.vector(index % real.size());
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (perComponent * gaussian(random));
      squares += (double) vector[i] * vector[i];
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  /** Returns a normally distributed number, by Box and Muller. */
  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
