package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Vectors around random centres, as those of sentences lie in clusters. */
final class RandomVectors {
  private static final int CENTRES = 40;

  private final Random random = new Random(5);
  private final float[][] centres;

  RandomVectors(int dimension) {
    centres =
        IntStream.range(0, CENTRES).mapToObj(i -> gaussian(dimension)).toArray(float[][]::new);
  }

  float[] next() {
    float[] vector = gaussian(centres[0].length);
    float[] centre = centres[random.nextInt(CENTRES)];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += centre[i];
      squares += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  /** Writes so many vectors to files in the folder and maps them. */
  VectorSet set(Path folder, int count) throws IOException {
    List<String> texts = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add("text " + i);
      vectors.add(next());
    }
    EmbeddedTexts embedded = new EmbeddedTexts(folder, "random", centres[0].length);
    embedded.append(texts, vectors);
    return VectorSet.of(embedded.vectors(), centres[0].length, count);
  }

  private float[] gaussian(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
