package io.astraflow.core.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.testkit.index.RandomVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("factories")
class CollectionIndexTest {
  private static final int DIMENSION = 32;
  private static final int THRESHOLD = 2_500;

  @Parameter VectorIndexFactory graphs;
  @TempDir Path folder;
  private final RandomVectors random = new RandomVectors(11, DIMENSION, 30);
  private final VectorStore vectors = new VectorStore(DIMENSION);

  static List<VectorIndexFactory> factories() {
    return GraphKinds.all();
  }

  @Test
  void findsNothingInAnEmptyCollection() {
    try (CollectionIndex index = open()) {
      Nearest nearest = index.search(random.next(), 10, null);
      assertThat(nearest.hits()).isEmpty();
      assertThat(nearest.mean()).isZero();
      assertThat(nearest.deviation()).isZero();
    }
  }

  @Test
  void findsWhatWasCommittedBeforeTheSearchAndNotWhatWasDeleted() {
    try (CollectionIndex index = open()) {
      for (int i = 0; i < 20; i++) {
        float[] first = random.next();
        long document = vectors.publish(first, random.next());
        assertFound(index, first);
        if (i % 2 == 0) {
          vectors.delete(document);
          assertNotFound(index, first);
        }
      }
      assertThat(kind(index)).isEqualTo("exact");
    }
  }

  @Test
  void tellsHowTheCosinesAreSpread() {
    vectors.publish(random.next(700));
    float[] query = random.next();
    double[] cosines = cosines(query);
    double mean = Arrays.stream(cosines).average().orElseThrow();
    double variance =
        Arrays.stream(cosines).map(c -> (c - mean) * (c - mean)).average().orElseThrow();
    try (CollectionIndex index = open()) {
      Nearest nearest = index.search(query, 10, null);
      assertThat(nearest.mean()).isCloseTo(mean, within(1e-5));
      assertThat(nearest.deviation()).isCloseTo(Math.sqrt(variance), within(1e-5));
      Nearest filtered = index.search(query, 10, new long[] {ids()[0]});
      assertThat(filtered.mean()).isCloseTo(mean, within(1e-5));
    }
  }

  @Test
  void staysLevelWithTheStoreWhileAndAfterAGraphIsBuilt() {
    try (CollectionIndex index = open()) {
      long old = vectors.publish(random.next(THRESHOLD));
      index.search(random.next(), 1, null);
      assertThat(kind(index)).isEqualTo(graphs.id());
      findsEachNewOne(index);
      awaitCaughtUp(index);
      findsEachNewOne(index);
      float[] last = random.next();
      vectors.publish(last);
      vectors.delete(old);
      assertFound(index, last);
      assertThat(index.search(last, 5_000, null).hits())
          .extracting(hit -> hit.id())
          .containsExactlyInAnyOrder(Arrays.stream(ids()).boxed().toArray(Long[]::new));
    }
  }

  @Test
  void findsNearlyAllOfTheNearestThroughTheGraphWithAndWithoutAFilter() {
    vectors.publish(random.next(2 * THRESHOLD));
    long[] all = ids();
    try (CollectionIndex index = open();
        CollectionIndex exact = openExact()) {
      index.search(random.next(), 1, null);
      awaitCaughtUp(index);
      assertRecall(index, exact, null);
      for (int every : new int[] {2, 10, 100}) {
        assertRecall(index, exact, Arrays.stream(all).filter(id -> id % every == 0).toArray());
      }
      assertRecall(index, exact, new long[] {-1, all[3], all[5], Long.MAX_VALUE});
      assertThat(index.search(random.next(), 10, new long[0]).hits()).isEmpty();
    }
  }

  @Test
  void opensItsSnapshotAndCatchesUp() {
    long gone = vectors.publish(random.next(100));
    vectors.publish(random.next(THRESHOLD));
    buildSnapshot();
    vectors.delete(gone);
    float[] added = random.next();
    vectors.publish(added);
    // With a threshold out of reach only the snapshot can bring a graph.
    try (CollectionIndex index = open(Integer.MAX_VALUE)) {
      assertFound(index, added);
      assertThat(kind(index)).isEqualTo(graphs.id());
      awaitCaughtUp(index);
      assertFound(index, added);
      assertThat(index.search(added, 5_000, null).hits()).hasSize(THRESHOLD + 1);
      try (CollectionIndex exact = openExact()) {
        assertRecall(index, exact, null);
      }
    }
  }

  @Test
  void buildsAgainWhatADamagedSnapshotHeld() throws IOException {
    vectors.publish(random.next(THRESHOLD));
    buildSnapshot();
    byte[] whole = Files.readAllBytes(snapshot());
    for (int at = 0; at < whole.length; at += whole.length / 10) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(snapshot(), flipped);
      assertSnapshotNotUsed();
      Files.write(snapshot(), Arrays.copyOf(whole, at));
      assertSnapshotNotUsed();
    }
  }

  @Test
  void doesNotWriteASnapshotThatHasNotChanged() throws IOException {
    vectors.publish(random.next(THRESHOLD));
    buildSnapshot();
    byte[] before = Files.readAllBytes(snapshot());
    CollectionIndex index = open();
    index.search(random.next(), 1, null);
    Files.delete(snapshot());
    index.close();
    assertThat(snapshot()).doesNotExist();
    assertThat(before).isNotEmpty();
  }

  @Test
  void forgetsEverythingWhenItsCollectionIsDeleted() {
    vectors.publish(random.next(THRESHOLD));
    buildSnapshot();
    CollectionIndex index = open();
    index.search(random.next(), 1, null);
    vectors.deleteCollection();
    assertThat(index.search(random.next(), 1, null).hits()).isEmpty();
    index.delete();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesSearchesThatMakeNoSense() {
    CollectionIndex index = open();
    assertThatThrownBy(() -> index.search(new float[DIMENSION - 1], 1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + (DIMENSION - 1));
    assertThatThrownBy(() -> index.search(random.next(), 0, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> index.search(random.next(), 1, new long[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    index.close();
    index.close();
    assertThatThrownBy(() -> index.search(random.next(), 1, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void manySearchersFindWhatEachCommitted() throws Exception {
    vectors.publish(random.next(THRESHOLD - 50));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (CollectionIndex index = open()) {
      Future<?>[] searchers = new Future<?>[4];
      for (int i = 0; i < searchers.length; i++) {
        RandomVectors own = new RandomVectors(100 + i, DIMENSION, 30);
        searchers[i] = threads.submit(() -> publishAndSearch(index, own));
      }
      for (Future<?> searcher : searchers) {
        searcher.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void publishAndSearch(CollectionIndex index, RandomVectors own) {
    for (int i = 0; i < 40; i++) {
      float[] vector = own.next();
      long document;
      synchronized (vectors) {
        document = vectors.publish(vector);
      }
      assertFound(index, vector);
      if (i % 3 == 0) {
        vectors.delete(document);
        assertNotFound(index, vector);
      }
    }
  }

  private void findsEachNewOne(CollectionIndex index) {
    for (int i = 0; i < 10; i++) {
      float[] vector = random.next();
      long document = vectors.publish(vector);
      assertFound(index, vector);
      vectors.delete(document);
      assertNotFound(index, vector);
    }
  }

  private void assertSnapshotNotUsed() {
    try (CollectionIndex index = open(Integer.MAX_VALUE)) {
      assertThat(index.search(random.next(), 10, null).hits()).hasSize(10);
      assertThat(kind(index)).isEqualTo("exact");
    }
  }

  private void buildSnapshot() {
    try (CollectionIndex index = open()) {
      index.search(random.next(), 1, null);
      awaitCaughtUp(index);
    }
    assertThat(snapshot()).exists();
  }

  private static void awaitCaughtUp(CollectionIndex index) {
    await().until(() -> index.state(0).waiting() == 0);
  }

  private static void assertFound(CollectionIndex index, float[] vector) {
    assertThat(index.search(vector, 1, null).hits().get(0).cosine()).isCloseTo(1, within(1e-4f));
  }

  private static void assertNotFound(CollectionIndex index, float[] vector) {
    assertThat(index.search(vector, 1, null).hits()).allMatch(hit -> hit.cosine() < 0.999);
  }

  private void assertRecall(CollectionIndex index, CollectionIndex exact, long[] allowed) {
    int found = 0;
    int expected = 0;
    for (int i = 0; i < 50; i++) {
      float[] query = random.next();
      Nearest truth = exact.search(query, 10, allowed);
      Nearest nearest = index.search(query, 10, allowed);
      assertThat(nearest.hits()).hasSameSizeAs(truth.hits());
      assertThat(nearest.mean()).isCloseTo(truth.mean(), within(0.02));
      expected += truth.hits().size();
      found += (int) nearest.hits().stream().filter(truth.hits()::contains).count();
    }
    assertThat((double) found / expected).isGreaterThanOrEqualTo(0.95);
  }

  private double[] cosines(float[] query) {
    return vectors
        .store()
        .read(
            tx -> {
              List<Double> all = new ArrayList<>();
              tx.chunks()
                  .forEachVector(
                      vectors.collection().id(),
                      (id, v) -> {
                        double sum = 0;
                        for (int i = 0; i < v.length; i++) {
                          sum += (double) v[i] * query[i];
                        }
                        all.add(sum);
                      });
              return all.stream().mapToDouble(Double::doubleValue).toArray();
            });
  }

  private long[] ids() {
    return vectors.store().read(tx -> tx.chunks().ids(vectors.collection().id(), Filter.all()));
  }

  private CollectionIndex open() {
    return open(THRESHOLD);
  }

  private CollectionIndex open(int threshold) {
    return open(threshold, new HeapBudget(Long.MAX_VALUE));
  }

  private CollectionIndex open(int threshold, HeapBudget heap) {
    IndexFiles files = new IndexFiles(snapshot(), folder.resolve("papers.vectors"));
    return new CollectionIndex(
        vectors.store(), vectors.collection(), graphs, threshold, files, heap);
  }

  private CollectionIndex openExact() {
    IndexFiles none = new IndexFiles(folder.resolve("none"), folder.resolve("none.vectors"));
    return new CollectionIndex(
        vectors.store(),
        vectors.collection(),
        graphs,
        Integer.MAX_VALUE,
        none,
        new HeapBudget(Long.MAX_VALUE));
  }

  private static String kind(CollectionIndex index) {
    return index.state(0).kind();
  }

  private Path snapshot() {
    return folder.resolve("papers.index");
  }
}
