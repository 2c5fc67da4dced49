package io.astraflow.core.internal.index.hnswlib;

import com.github.jelmerk.hnswlib.core.Item;

/** A vector in hnswlib's form. Immutable, but for the shared array that nobody writes to. */
final class GraphItem implements Item<Long, float[]> {
  private static final long serialVersionUID = 1L;

  private final Long id;
  private final float[] vector;

  GraphItem(Long id, float[] vector) {
    this.id = id;
    this.vector = vector;
  }

  @Override
  public Long id() {
    return id;
  }

  @Override
  public float[] vector() {
    return vector;
  }

  @Override
  public int dimensions() {
    return vector.length;
  }
}
