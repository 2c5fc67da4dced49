package io.astraflow.core.internal.index;

import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.testkit.index.RandomVectors;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A collection that is the same after the same number of steps in any process: each publishes a
 * document, and deletes the oldest once there are thirty.
 */
final class GrowingCollection {
  static final int DIMENSION = 32;
  static final int THRESHOLD = 1_000;
  static final int DOCUMENTS = 30;
  private static final int DOCUMENT = 60;

  private final VectorStore vectors = new VectorStore(DIMENSION);
  private final RandomVectors random = new RandomVectors(17, DIMENSION, 30);
  private final Deque<Long> documents = new ArrayDeque<>();

  void step() {
    documents.add(vectors.publish(random.next(DOCUMENT)));
    if (documents.size() > DOCUMENTS) {
      vectors.delete(documents.remove());
    }
  }

  /** Draws a vector like those of the documents, once there are no more steps to take. */
  float[] query() {
    return random.next();
  }

  /** Returns the collection as the store has it now. */
  CollectionRow row() {
    String name = vectors.collection().name();
    return vectors.store().read(tx -> tx.collections().find("default", name)).orElseThrow();
  }

  VectorStore vectors() {
    return vectors;
  }

  IndexFiles files(Path folder) {
    return IndexFiles.in(folder, vectors.collection());
  }

  CollectionIndex open(Path folder, VectorIndexFactory graphs, int threshold) {
    return new CollectionIndex(
        vectors.store(),
        vectors.collection(),
        graphs,
        threshold,
        files(folder),
        new HeapBudget(Long.MAX_VALUE));
  }
}
