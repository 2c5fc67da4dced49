package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.CorruptDataException;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.RandomVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How a collection's index behaves around its graph: memory, snapshots, failures. */
@ParameterizedClass
@MethodSource("kinds")
class LargeCollectionTest {
  private static final int DIMENSION = 32;
  private static final int SIZE = 6_000;
  private static final int THRESHOLD = 2_000;

  @Parameter VectorIndexFactory graphs;
  @TempDir Path folder;
  private final RandomVectors random = new RandomVectors(5, DIMENSION, 30);
  private final VectorStore vectors = new VectorStore(DIMENSION);

  static List<VectorIndexFactory> kinds() {
    return GraphKinds.all();
  }

  @Test
  void writesASnapshotInTheBackgroundOnceTheGraphHasEverything() throws Exception {
    vectors.publish(random.next(THRESHOLD));
    try (CollectionIndex index = open(graphs, unlimited())) {
      index.search(random.next(), 1, null);
      await().until(() -> Files.exists(snapshot()));
      long first = Files.size(snapshot());
      // A few changes are not worth writing it again, many are.
      publishAndAwait(index, 100);
      publishAndAwait(index, 1_000);
      await().until(() -> Files.size(snapshot()) > first);
      long second = Files.size(snapshot());
      publishAndAwait(index, 50);
      assertThat(Files.size(snapshot())).isEqualTo(second);
    }
  }

  @Test
  void refusesACollectionThatTheHeapCannotHold() {
    vectors.publish(random.next(SIZE));
    HeapBudget tooSmall = new HeapBudget(graphs.heapBytes(DIMENSION, SIZE));
    try (CollectionIndex index = open(graphs, tooSmall)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> index.search(random.next(), 1, null))
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContainingAll("'papers'", "6,000 vectors", "MB", "-Xmx");
      }
    }
  }

  @Test
  void refusesASmallCollectionThatTheHeapCannotHold() {
    vectors.publish(random.next(THRESHOLD / 2));
    try (CollectionIndex index = open(graphs, new HeapBudget(1_000))) {
      assertThatThrownBy(() -> index.search(random.next(), 1, null))
          .isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void feedsTheGraphSlowlyWhereTheHeapCannotHoldAllAtOnce() {
    vectors.publish(random.next(SIZE));
    float[] last = random.next();
    long gone = vectors.publish(random.next());
    vectors.publish(last);
    try (CollectionIndex index = open(graphs, new HeapBudget(scarceFor(SIZE + 2)))) {
      assertThat(index.search(last, 1, null).hits().get(0).cosine()).isGreaterThan(0.999f);
      assertThat(index.state(0).waiting()).isLessThanOrEqualTo(1_100);
      vectors.delete(gone);
      assertThat(index.search(last, 2 * SIZE, null).hits()).hasSize(SIZE + 1);
    }
  }

  @Test
  void closingEndsTheFeeding() throws Exception {
    vectors.publish(random.next(SIZE));
    CollectionIndex index = open(graphs, new HeapBudget(scarceFor(SIZE)));
    ExecutorService searcher = Executors.newSingleThreadExecutor();
    try {
      Future<?> search = searcher.submit(() -> index.search(random.next(), 1, null));
      await().until(() -> Files.exists(snapshot()) || isFeeding());
      index.close();
      assertThatThrownBy(search::get).hasCauseInstanceOf(IllegalStateException.class);
    } finally {
      searcher.shutdownNow();
    }
    try (CollectionIndex again = open(graphs, unlimited())) {
      assertThat(again.search(random.next(), 2 * SIZE, null).hits()).hasSize(SIZE);
    }
  }

  @Test
  void scansWhatCannotEnterTheGraph() {
    float[][] all = random.next(THRESHOLD);
    vectors.publish(all);
    VectorIndexFactory failing = new FailingFactory(graphs, id -> id % 100 == 7);
    try (CollectionIndex index = open(failing, unlimited())) {
      index.search(all[0], 1, null);
      await().until(() -> index.state(0).waiting() == THRESHOLD / 100);
      for (float[] vector : all) {
        assertThat(index.search(vector, 1, null).hits().get(0).cosine()).isGreaterThan(0.999f);
      }
    }
  }

  @Test
  void reportsAStoredVectorThatIsNone() {
    vectors.publish(random.next(3));
    vectors.publish(new float[DIMENSION]);
    try (CollectionIndex index = open(graphs, unlimited())) {
      assertThatThrownBy(() -> index.search(random.next(), 1, null))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContainingAll("chunk ", "'papers'", "zero", "verify");
    }
  }

  @Test
  void saysWhatItIsBeforeAndAfterTheFirstSearch() {
    vectors.publish(random.next(THRESHOLD));
    try (CollectionIndex index = open(graphs, unlimited())) {
      assertThat(index.state(THRESHOLD))
          .isEqualTo(
              new CollectionIndex.State(graphs.id(), graphs.id() + " (not loaded)", THRESHOLD, 0));
      assertThat(index.state(10).kind()).isEqualTo("exact");
      index.search(random.next(), 1, null);
      await().until(() -> index.state(0).waiting() == 0);
      CollectionIndex.State state = index.state(0);
      assertThat(state.description()).startsWith(graphs.id());
      assertThat(state.vectors()).isEqualTo(THRESHOLD);
    }
  }

  private void publishAndAwait(CollectionIndex index, int count) {
    vectors.publish(random.next(count));
    index.search(random.next(), 1, null);
    await().until(() -> index.state(0).waiting() == 0);
  }

  private boolean isFeeding() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("astraflow-index-"));
  }

  private long scarceFor(int size) {
    return graphs.heapBytes(DIMENSION, size) + new ExactIndexFactory().heapBytes(DIMENSION, 1_100);
  }

  private CollectionIndex open(VectorIndexFactory factory, HeapBudget heap) {
    return new CollectionIndex(
        vectors.store(),
        vectors.collection(),
        factory,
        THRESHOLD,
        new IndexFiles(snapshot(), folder.resolve("papers.vectors")),
        heap);
  }

  private static HeapBudget unlimited() {
    return new HeapBudget(Long.MAX_VALUE);
  }

  private Path snapshot() {
    return folder.resolve("papers.index");
  }
}
