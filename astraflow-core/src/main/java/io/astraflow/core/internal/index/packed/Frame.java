package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.kernel.DotProduct;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The frame of reference in which vectors are coded: the origin lies at the middle of the
 * collection, and the axes are turned at random. What is left of a vector is short and evenly
 * spread, whatever its model does with single components.
 *
 * <p>With m the middle, and x' and q' what is left of x and q: x·q = x'·q' + (m·x - m·m/2) + (m·q -
 * m·m/2). The terms in brackets are the offsets of x and q. Immutable.
 */
final class Frame {
  private static final DotProduct DOT = DotProduct.fastest();
  private static final long SEED = 0x5DEECE66DL;

  private final float[] middle;
  private final float halfSquare;
  private final Rotation rotation;

  /** Makes a frame around this middle, which may lie anywhere: near the vectors it serves best. */
  Frame(float[] middle) {
    this.middle = middle;
    this.rotation = new Rotation(middle.length, SEED);
    this.halfSquare = DOT.of(middle, middle) / 2;
  }

  /** Returns the frame in the middle of these vectors. */
  static Frame of(float[][] vectors, int dimension) {
    double[] sum = new double[dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        sum[i] += vector[i];
      }
    }
    float[] middle = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      middle[i] = (float) (sum[i] / Math.max(1, vectors.length));
    }
    return new Frame(middle);
  }

  static Frame read(int dimension, DataInput in) throws IOException {
    float[] middle = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      middle[i] = in.readFloat();
      if (!Float.isFinite(middle[i])) {
        throw new IOException("component " + i + " of its middle is " + middle[i]);
      }
    }
    return new Frame(middle);
  }

  void write(DataOutput out) throws IOException {
    for (float component : middle) {
      out.writeFloat(component);
    }
  }

  int dimension() {
    return middle.length;
  }

  /** Returns the length that is left of the vectors, the root of its mean square. */
  float spread() {
    return (float) Math.sqrt(Math.max(0, 1 - 2 * halfSquare));
  }

  /**
   * Puts into {@code into} what is left of a vector.
   *
   * @param spare as long as the vector; overwritten
   * @return the vector's offset
   */
  float place(float[] vector, float[] into, float[] spare) {
    for (int i = 0; i < middle.length; i++) {
      into[i] = vector[i] - middle[i];
    }
    rotation.apply(into, spare);
    return DOT.of(middle, vector) - halfSquare;
  }
}
