package io.astraflow.spi.index;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What an index is made for. Immutable.
 *
 * @param dimension components of every vector, positive
 * @param expectedSize how many vectors are likely to come, 0 or more; more may come
 * @param vectors gives every vector that was added, by its id, for as long as it is in the index
 * @param file where the index may keep a copy of the vectors outside the heap; the file need not
 *     exist, its folder does. Without one the index asks {@code vectors}
 */
public record VectorSpace(
    int dimension, int expectedSize, VectorSource vectors, Optional<Path> file) {

  /** Checks the numbers. */
  public VectorSpace {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be positive, but is " + dimension);
    }
    if (expectedSize < 0) {
      throw new IllegalArgumentException(
          "expectedSize must not be negative, but is " + expectedSize);
    }
    Objects.requireNonNull(vectors, "vectors");
    Objects.requireNonNull(file, "file");
  }

  /** Creates a space without a file. */
  public VectorSpace(int dimension, int expectedSize, VectorSource vectors) {
    this(dimension, expectedSize, vectors, Optional.empty());
  }
}
