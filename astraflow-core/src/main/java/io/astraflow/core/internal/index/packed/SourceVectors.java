package io.astraflow.core.internal.index.packed;

import io.astraflow.spi.index.VectorSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors that are asked of the source each time. Safe for use by many threads. */
final class SourceVectors implements FullVectors {
  private static final Logger LOG = LoggerFactory.getLogger(SourceVectors.class);

  private final int dimension;
  private final VectorSource source;
  private volatile boolean closed;

  SourceVectors(int dimension, VectorSource source) {
    this.dimension = dimension;
    this.source = source;
  }

  @Override
  public void write(int slot, long id, float[] vector) {
    checkOpen();
  }

  @Override
  public boolean read(int slot, long id, float[] into) {
    checkOpen();
    float[] vector = fetch(id);
    if (vector == null) {
      return false;
    }
    System.arraycopy(vector, 0, into, 0, dimension);
    return true;
  }

  /** Returns the source's vector; null if it has none, or none that fits. */
  float @Nullable [] fetch(long id) {
    try {
      float[] vector = source.vector(id);
      if (vector.length == dimension) {
        return vector;
      }
      LOG.debug("The vector of {} has {} components, not {}", id, vector.length, dimension);
    } catch (IOException e) {
      LOG.debug("There is no vector of {} any more", id, e);
    }
    return null;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The vectors are closed");
    }
  }
}
