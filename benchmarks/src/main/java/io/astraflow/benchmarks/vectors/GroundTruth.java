package io.astraflow.benchmarks.vectors;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The exact nearest vectors of every question. Immutable.
 *
 * @param k how many of each question
 * @param ids for each question, best first
 * @param last for each question, the cosine of the last
 */
record GroundTruth(int k, int[][] ids, float[] last) {
  /** Vectors whose cosines differ by less than rounding are as near as each other. */
  private static final float ROUNDING = 1e-6f;

  private static final int BLOCKS = 64;

  /** Compares every question with every vector that is allowed, on every core. */
  static GroundTruth of(VectorSet vectors, float[][] questions, int k, IntPredicate allowed) {
    Nearest[] found =
        IntStream.range(0, BLOCKS)
            .parallel()
            .mapToObj(block -> scan(vectors, questions, k, allowed, block))
            .reduce(GroundTruth::merged)
            .orElseThrow();
    int[][] ids = new int[questions.length][];
    float[] last = new float[questions.length];
    for (int i = 0; i < found.length; i++) {
      int count = (int) Arrays.stream(found[i].ids).filter(id -> id >= 0).count();
      ids[i] = Arrays.copyOf(found[i].ids, count);
      last[i] = count == 0 ? Float.POSITIVE_INFINITY : found[i].cosines[count - 1];
    }
    return new GroundTruth(k, ids, last);
  }

  /** Reads what was found before, or finds and writes it. */
  static GroundTruth cached(Path file, VectorSet vectors, float[][] questions, int k)
      throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    GroundTruth truth = of(vectors, questions, k, id -> true);
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    truth.write(unfinished);
    Files.move(unfinished, file);
    return truth;
  }

  /** Returns the part of a question's nearest vectors that are among those found. */
  double recall(int question, float[] query, int[] found, VectorSet vectors) {
    if (ids[question].length == 0) {
      return 1;
    }
    long right =
        Arrays.stream(found)
            .distinct()
            .filter(id -> Nearest.dot(query, vectors.vector(id)) >= last[question] - ROUNDING)
            .count();
    return Math.min(1, (double) right / ids[question].length);
  }

  private static Nearest[] scan(
      VectorSet vectors, float[][] questions, int k, IntPredicate allowed, int block) {
    Nearest[] nearest = none(questions.length, k);
    float[] vector = new float[vectors.dimension()];
    int end = (int) ((block + 1L) * vectors.size() / BLOCKS);
    for (int id = (int) ((long) block * vectors.size() / BLOCKS); id < end; id++) {
      if (allowed.test(id)) {
        vectors.read(id, vector);
        for (int i = 0; i < questions.length; i++) {
          nearest[i].offer(id, Nearest.dot(questions[i], vector));
        }
      }
    }
    return nearest;
  }

  private static Nearest[] none(int questions, int k) {
    return IntStream.range(0, questions).mapToObj(i -> new Nearest(k)).toArray(Nearest[]::new);
  }

  private static Nearest[] merged(Nearest[] a, Nearest[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i].merge(b[i]);
    }
    return a;
  }

  private void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(k);
      out.writeInt(ids.length);
      for (int i = 0; i < ids.length; i++) {
        out.writeFloat(last[i]);
        out.writeInt(ids[i].length);
        for (int id : ids[i]) {
          out.writeInt(id);
        }
      }
    }
  }

  private static GroundTruth read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int k = in.readInt();
      int[][] ids = new int[in.readInt()][];
      float[] last = new float[ids.length];
      for (int i = 0; i < ids.length; i++) {
        last[i] = in.readFloat();
        ids[i] = new int[in.readInt()];
        for (int j = 0; j < ids[i].length; j++) {
          ids[i][j] = in.readInt();
        }
      }
      return new GroundTruth(k, ids, last);
    }
  }
}
