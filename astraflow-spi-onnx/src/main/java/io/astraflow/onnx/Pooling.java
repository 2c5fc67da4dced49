package io.astraflow.onnx;

import java.nio.FloatBuffer;

/** How a model's token vectors become the one vector of the text, of length 1. */
enum Pooling {
  /** The first token's vector. */
  FIRST_TOKEN {
    @Override
    float[] pool(FloatBuffer states, int tokens, int dimension) {
      float[] vector = new float[dimension];
      states.get(0, vector);
      return unitLength(vector);
    }
  },

  /** The mean of all tokens' vectors. */
  MEAN {
    @Override
    float[] pool(FloatBuffer states, int tokens, int dimension) {
      float[] sum = new float[dimension];
      float[] token = new float[dimension];
      for (int t = 0; t < tokens; t++) {
        states.get(t * dimension, token);
        for (int i = 0; i < dimension; i++) {
          sum[i] += token[i];
        }
      }
      return unitLength(sum);
    }
  };

  /**
   * Pools token vectors that lie one after the other.
   *
   * @param states at least {@code tokens * dimension} components
   */
  abstract float[] pool(FloatBuffer states, int tokens, int dimension);

  private static float[] unitLength(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }
}
