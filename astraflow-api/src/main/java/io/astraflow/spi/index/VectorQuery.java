package io.astraflow.spi.index;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search for the nearest vectors. Immutable, so long as nobody writes to the vector.
 *
 * @param vector of the index's dimension, length 1
 * @param k how many hits are wanted, 1 or more
 * @param candidates how many vectors an approximate index keeps in view while it searches, 1 or
 *     more, {@value #DEFAULT_CANDIDATES} by default; fewer than {@code k} count as {@code k}. More
 *     find more of the nearest and take longer (the parameter ef of HNSW)
 * @param allowed the only ids to return; null for all
 */
public record VectorQuery(float[] vector, int k, int candidates, @Nullable IdSet allowed) {
  /** How many candidates there are where nothing else is asked for. */
  public static final int DEFAULT_CANDIDATES = 100;

  /** Checks the numbers. */
  public VectorQuery {
    Objects.requireNonNull(vector, "vector");
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, but is " + k);
    }
    if (candidates < 1) {
      throw new IllegalArgumentException("candidates must be 1 or more, but is " + candidates);
    }
  }

  /** Returns a search for the k nearest of all. */
  public static VectorQuery nearest(float[] vector, int k) {
    return new VectorQuery(vector, k, DEFAULT_CANDIDATES, null);
  }

  /** Returns this search among these ids only; null for all. */
  public VectorQuery among(@Nullable IdSet ids) {
    return new VectorQuery(vector, k, candidates, ids);
  }

  /** Returns this search with that many candidates. */
  public VectorQuery withCandidates(int number) {
    return new VectorQuery(vector, k, number, allowed);
  }
}
