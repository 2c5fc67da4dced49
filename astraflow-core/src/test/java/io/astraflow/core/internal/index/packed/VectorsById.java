package io.astraflow.core.internal.index.packed;

import io.astraflow.spi.index.VectorSource;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that holds what it is given and counts what it is asked for. Thread-safe. */
final class VectorsById implements VectorSource {
  private static final int DIMENSION = 5;

  private final Map<Long, float[]> vectors = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Makes the vector of an id, always the same one, and keeps it. */
  float[] put(long id) {
    return vectors.computeIfAbsent(id, VectorsById::components);
  }

  void forget(long id) {
    vectors.remove(id);
  }

  /** Returns the vector of an id, which need not be kept. */
  float[] of(long id) {
    return components(id);
  }

  int asked() {
    return asked.get();
  }

  @Override
  public float[] vector(long id) throws IOException {
    asked.incrementAndGet();
    float[] vector = vectors.get(id);
    if (vector == null) {
      throw new IOException("There is no vector of " + id);
    }
    return vector.clone();
  }

  private static float[] components(long id) {
    Random random = new Random(id);
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = random.nextFloat();
    }
    return vector;
  }
}
