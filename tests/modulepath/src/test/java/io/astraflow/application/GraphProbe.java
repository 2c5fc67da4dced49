package io.astraflow.application;

import io.astraflow.core.internal.index.hnswlib.HnswlibIndexFactory;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;

/**
 * Builds, saves, loads and searches a graph of a size at which it is not merely scanned; run in a
 * JVM of its own, to which the package with the index is exported.
 */
final class GraphProbe {
  private static final int SIZE = 3_000;
  private static final int DIMENSION = 8;

  private GraphProbe() {}

  public static void main(String[] args) throws IOException {
    HnswlibIndexFactory graphs = new HnswlibIndexFactory();
    float[][] vectors = vectors();
    VectorSpace space = new VectorSpace(DIMENSION, SIZE, id -> vectors[(int) id].clone());
    VectorIndex index = graphs.create(space);
    for (int id = 0; id < SIZE; id++) {
      index.add(id, vectors[id]);
    }
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    index.save(new DataOutputStream(saved));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved.toByteArray()));
    VectorIndex loaded = graphs.load(space, in);
    VectorQuery query = VectorQuery.nearest(vectors[1_234], 1);
    System.out.println("nearest " + loaded.search(query).get(0).id());
  }

  private static float[][] vectors() {
    Random random = new Random(7);
    float[][] vectors = new float[SIZE][DIMENSION];
    for (float[] vector : vectors) {
      double squares = 0;
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = (float) random.nextGaussian();
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
    }
    return vectors;
  }
}
