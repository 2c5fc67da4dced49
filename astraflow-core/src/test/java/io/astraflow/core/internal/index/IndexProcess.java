package io.astraflow.core.internal.index;

import static org.awaitility.Awaitility.await;

import io.astraflow.testkit.index.RandomVectors;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The main program of the processes that are killed: steps on and on while snapshots are written in
 * the background. Says each step before it takes it.
 */
final class IndexProcess {
  private static final int STEPS = 10_000;

  private IndexProcess() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int taken = Integer.parseInt(arguments[2]);
    GrowingCollection collection = new GrowingCollection();
    for (int i = 0; i < taken; i++) {
      collection.step();
    }
    float[] query = new RandomVectors(1, GrowingCollection.DIMENSION, 1).next();
    CollectionIndex index =
        collection.open(folder, GraphKinds.named(arguments[1]), GrowingCollection.THRESHOLD);
    for (int i = taken; i < STEPS; i++) {
      System.out.println(i + 1);
      collection.step();
      index.search(query, 1, null);
      await()
          .pollInterval(Duration.ofMillis(1))
          .timeout(Duration.ofMinutes(5))
          .until(() -> index.state(0).waiting() == 0);
    }
  }
}
