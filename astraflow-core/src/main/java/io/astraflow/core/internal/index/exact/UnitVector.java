package io.astraflow.core.internal.index.exact;

/** The one check of vectors that are kept or looked for. Stateless. */
public final class UnitVector {
  /** How far the sum of squares may be from 1; models round, and some compute in half precision. */
  private static final double TOLERANCE = 0.01;

  private UnitVector() {}

  /**
   * Returns the vector itself.
   *
   * @throws IllegalArgumentException if it has not {@code dimension} components, one is not finite,
   *     or its length is not 1
   */
  public static float[] checked(float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "A vector has %d components, but this index holds vectors of %d: embed with the collection's own model"
              .formatted(vector.length, dimension));
    }
    double squares = squares(vector);
    if (!Double.isFinite(squares)) {
      throw notFinite(vector);
    }
    if (squares == 0) {
      throw new IllegalArgumentException(
          "A vector is zero in every component and has no direction: check what the embedding model was given");
    }
    if (Math.abs(squares - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "A vector has length %s, but must have length 1: divide each component by the length"
              .formatted((float) Math.sqrt(squares)));
    }
    return vector;
  }

  /** Adds up in double, in which no square of a finite float overflows. */
  private static double squares(float[] vector) {
    double even = 0;
    double odd = 0;
    int paired = vector.length & ~1;
    for (int i = 0; i < paired; i += 2) {
      even += (double) vector[i] * vector[i];
      odd += (double) vector[i + 1] * vector[i + 1];
    }
    double last = paired < vector.length ? vector[paired] : 0;
    return even + odd + last * last;
  }

  private static IllegalArgumentException notFinite(float[] vector) {
    int at = 0;
    while (Float.isFinite(vector[at])) {
      at++;
    }
    return new IllegalArgumentException(
        "Component %d of a vector is %s, but must be finite: check what the embedding model returned"
            .formatted(at, vector[at]));
  }
}
