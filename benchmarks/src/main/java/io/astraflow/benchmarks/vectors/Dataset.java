package io.astraflow.benchmarks.vectors;

import io.astraflow.benchmarks.Noise;
import io.astraflow.model.EmbeddingAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What every variant is given. Immutable.
 *
 * @param model whose vectors
 * @param vectors to be searched
 * @param real how many of the first vectors are real text's
 * @param questions what is searched for
 * @param truth the right answers
 */
record Dataset(String model, VectorSet vectors, int real, float[][] questions, GroundTruth truth) {
  static final int K = 10;

  /** Reads so many vectors of a model; embeds and computes what is not there yet. */
  static Dataset of(String modelName, int count) throws IOException, InterruptedException {
    try (EmbeddingAdapter model = VectorFolder.model(modelName)) {
      VectorFolder folder = VectorFolder.of(model);
      int real = Math.min(count, folder.fill(count));
      int dimension = model.dimension();
      VectorSet vectors = VectorSet.of(folder.passages().vectors(), dimension, real);
      if (real < count) {
        System.err.printf(
            "Only %,d real passages: the other %,d vectors are variations of them, with noise of %s"
                + " times their length%n",
            real, count - real, Noise.LENGTH);
        Path file = folder.path().resolve("variations-" + count + "-of-" + real + ".f32");
        new Variations(vectors).write(file, count);
        vectors = VectorSet.of(file, dimension, count);
      }
      float[][] questions =
          VectorSet.of(folder.questions().vectors(), dimension, Passages.QUESTIONS).copies();
      Path file = folder.path().resolve("truth-" + count + "-of-" + real);
      return new Dataset(
          model.id(), vectors, real, questions, GroundTruth.cached(file, vectors, questions, K));
    }
  }

  /** Returns this with the first questions only. */
  Dataset withQuestions(int count) {
    return new Dataset(model, vectors, real, Arrays.copyOf(questions, count), truth);
  }
}
