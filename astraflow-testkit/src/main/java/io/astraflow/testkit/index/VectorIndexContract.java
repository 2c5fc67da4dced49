package io.astraflow.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorIndexFactory.VectorSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** What every {@link VectorIndexFactory} and its indexes do: extend it, and give the factory. */
public abstract class VectorIndexContract {
  private static final int DIMENSION = 48;
  private static final int MANY = 5_000;
  private static final int QUERIES = 50;

  private final RandomVectors random = new RandomVectors(7, DIMENSION, 50);

  /** For subclasses. */
  protected VectorIndexContract() {}

  /** Returns the factory to examine. */
  protected abstract VectorIndexFactory factory();

  /** Returns the recall at 10 that is asked for; .95 unless overridden, 1 for exact indexes. */
  protected double recall() {
    return 0.95;
  }

  @Test
  void itsIdIsLowerCaseAscii() {
    assertThat(factory().id()).matches("[a-z0-9-]+");
  }

  @Test
  void findsNothingWhileItIsEmpty() {
    VectorIndex index = factory().create(DIMENSION, 0);
    assertThat(index.size()).isZero();
    assertThat(index.ids()).isEmpty();
    assertThat(index.search(random.next(), 10, VectorIndexContract::all)).isEmpty();
  }

  @Test
  void findsWhatWasAdded() {
    VectorIndex index = factory().create(DIMENSION, 1);
    float[] vector = random.next();
    index.add(Long.MAX_VALUE, vector);
    List<Hit> hits = index.search(vector, 3, VectorIndexContract::all);
    assertThat(hits).extracting(Hit::id).containsExactly(Long.MAX_VALUE);
    assertThat(hits.get(0).cosine()).isCloseTo(1f, within(1e-5f));
    assertThat(index.ids()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void returnsEverythingWhenAskedForMore() {
    VectorIndex index = factory().create(DIMENSION, 10);
    fill(index, new ReferenceIndex(), 30);
    assertThat(index.search(random.next(), 1_000_000, VectorIndexContract::all)).hasSize(30);
  }

  @Test
  void growsBeyondWhatWasExpectedAndFindsNearlyAllOfTheNearest() {
    VectorIndex index = factory().create(DIMENSION, 10);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, MANY);
    assertThat(index.size()).isEqualTo(MANY);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  @Test
  void returnsHitsBestFirstWithTheirCosines() {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, MANY);
    float[] query = random.next();
    List<Hit> hits = index.search(query, 20, VectorIndexContract::all);
    assertThat(hits)
        .hasSize(20)
        .isSortedAccordingTo((a, b) -> Float.compare(b.cosine(), a.cosine()));
    for (Hit hit : hits) {
      float expected = reference.search(query, 1, id -> id == hit.id()).get(0).cosine();
      assertThat(hit.cosine()).isCloseTo(expected, within(1e-4f));
    }
  }

  @Test
  void findsOnlyWhatIsAllowed() {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, MANY);
    for (int every : new int[] {2, 10, 100, 2_000}) {
      assertRecall(index, reference, id -> id % every == 0);
    }
    assertThat(index.search(random.next(), 10, id -> false)).isEmpty();
  }

  @Test
  void findsOnlyWhatIsAllowedWhereNothingNearIs() {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, MANY);
    float[] query = random.next();
    long[] far =
        reference.search(query, MANY, VectorIndexContract::all).stream()
            .skip(MANY / 2)
            .mapToLong(Hit::id)
            .sorted()
            .toArray();
    assertThat(index.search(query, 10, id -> Arrays.binarySearch(far, id) >= 0)).hasSize(10);
  }

  @Test
  void forgetsWhatWasRemoved() {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, MANY);
    for (long id = 0; id < MANY; id++) {
      if (id % 5 < 3) {
        assertThat(index.remove(id)).isTrue();
        reference.remove(id);
      }
    }
    assertThat(index.remove(0)).isFalse();
    assertThat(index.size()).isEqualTo(MANY / 5 * 2);
    assertSameIds(index, reference);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  @Test
  void isEmptyOnceEverythingWasRemovedAndCanBeFilledAgain() {
    VectorIndex index = factory().create(DIMENSION, 100);
    fill(index, new ReferenceIndex(), 2_000);
    for (long id : index.ids()) {
      index.remove(id);
    }
    assertThat(index.size()).isZero();
    assertThat(index.search(random.next(), 5, VectorIndexContract::all)).isEmpty();
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, 2_000);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  @Test
  void replacesAVectorWithTheSameId() {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    fill(index, reference, 2_000);
    fill(index, reference, 2_000);
    assertThat(index.size()).isEqualTo(2_000);
    assertSameIds(index, reference);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  @Test
  void refusesVectorsOfAnotherDimension() {
    VectorIndex index = factory().create(DIMENSION, 1);
    assertThatThrownBy(() -> index.add(1, new float[DIMENSION + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(DIMENSION + 1));
    assertThat(index.size()).isZero();
  }

  @Test
  void refusesVectorsThatAreNotFinite() {
    VectorIndex index = factory().create(DIMENSION, 1);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] vector = random.next();
      vector[DIMENSION / 2] = bad;
      assertThatThrownBy(() -> index.add(1, vector)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(index.size()).isZero();
  }

  @Test
  void answersTheSameAfterSavingAndLoading() throws IOException {
    VectorIndex index = factory().create(DIMENSION, MANY);
    float[][] vectors = fill(index, new ReferenceIndex(), MANY);
    VectorIndex loaded = load(save(index), id -> vectors[(int) id]);
    assertThat(sorted(loaded)).isEqualTo(sorted(index));
    for (int i = 0; i < QUERIES; i++) {
      float[] query = random.next();
      assertThat(loaded.search(query, 10, VectorIndexContract::all))
          .isEqualTo(index.search(query, 10, VectorIndexContract::all));
    }
  }

  @Test
  void loadsWithoutWhatWasRemovedAndCanBeChangedAfterwards() throws IOException {
    VectorIndex index = factory().create(DIMENSION, MANY);
    ReferenceIndex reference = new ReferenceIndex();
    float[][] vectors = fill(index, reference, MANY);
    for (long id = 0; id < MANY / 10; id++) {
      index.remove(id);
      reference.remove(id);
    }
    VectorIndex loaded =
        load(
            save(index),
            id -> {
              assertThat(id).as("a removed id").isGreaterThanOrEqualTo(MANY / 10);
              return vectors[(int) id];
            });
    assertRecall(loaded, reference, VectorIndexContract::all);
    fill(loaded, reference, MANY / 10);
    assertSameIds(loaded, reference);
    assertRecall(loaded, reference, VectorIndexContract::all);
  }

  @Test
  void loadsWhatWasSavedEmpty() throws IOException {
    VectorIndex loaded = load(save(factory().create(DIMENSION, 0)), id -> new float[DIMENSION]);
    assertThat(loaded.size()).isZero();
    loaded.add(1, random.next());
    assertThat(loaded.search(random.next(), 1, VectorIndexContract::all)).hasSize(1);
  }

  @Test
  void reportsASnapshotThatEndsEarly() throws IOException {
    VectorIndex index = factory().create(DIMENSION, 200);
    float[][] vectors = fill(index, new ReferenceIndex(), 200);
    byte[] whole = save(index);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> load(cut, id -> vectors[(int) id])).isInstanceOf(IOException.class);
    }
  }

  @Test
  void passesOnThatAVectorIsMissing() throws IOException {
    VectorIndex index = factory().create(DIMENSION, 200);
    fill(index, new ReferenceIndex(), 200);
    byte[] saved = save(index);
    assertThatThrownBy(
            () ->
                load(
                    saved,
                    id -> {
                      throw new IOException("no vector " + id);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no vector");
  }

  @Test
  void searchesBesideAChange() throws Exception {
    VectorIndex index = factory().create(DIMENSION, 10);
    ReferenceIndex reference = new ReferenceIndex();
    float[][] fixed = fill(index, reference, 1_500);
    AtomicBoolean done = new AtomicBoolean();
    // More searchers than cores: none may wait for another.
    int searchers = 2 * Runtime.getRuntime().availableProcessors() + 1;
    ExecutorService threads = Executors.newFixedThreadPool(searchers);
    try {
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < searchers; i++) {
        int seed = i;
        searches.add(threads.submit(() -> searchUntil(done, index, fixed, seed)));
      }
      for (long id = 1_500; id < MANY; id++) {
        float[] vector = random.next();
        index.add(id, vector);
        reference.add(id, vector);
        if (id % 2 == 0 && id > 1_500) {
          assertThat(index.remove(id - 1)).isTrue();
          reference.remove(id - 1);
        }
      }
      done.set(true);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).as("searches that did not find their own vector").isZero();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    assertSameIds(index, reference);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  @Test
  void takesChangesFromManyThreads() throws Exception {
    VectorIndex index = factory().create(DIMENSION, 10);
    ReferenceIndex reference = new ReferenceIndex();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> changes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int thread = i;
        changes.add(threads.submit(() -> change(index, reference, thread)));
      }
      for (Future<?> change : changes) {
        change.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertSameIds(index, reference);
    assertRecall(index, reference, VectorIndexContract::all);
  }

  private static void change(VectorIndex index, ReferenceIndex reference, int thread) {
    RandomVectors random = new RandomVectors(thread, DIMENSION, 20);
    for (int i = 0; i < 800; i++) {
      long id = 4L * i + thread;
      float[] vector = random.next();
      index.add(id, vector);
      reference.add(id, vector);
      if (i % 3 == 0) {
        index.remove(id / 8 * 4 + thread);
        reference.remove(id / 8 * 4 + thread);
      }
    }
  }

  /** Looks for vectors that are there all the time, and counts those that are not found. */
  private static int searchUntil(AtomicBoolean done, VectorIndex index, float[][] fixed, int seed) {
    int missed = 0;
    int next = seed * 131;
    do {
      int id = next++ % fixed.length;
      List<Hit> hits = index.search(fixed[id], 10, VectorIndexContract::all);
      if (hits.stream().noneMatch(hit -> hit.id() == id)) {
        missed++;
      }
    } while (!done.get());
    return missed;
  }

  private static boolean all(long id) {
    return true;
  }

  private float[][] fill(VectorIndex index, ReferenceIndex reference, int count) {
    float[][] vectors = random.next(count);
    for (int id = 0; id < count; id++) {
      index.add(id, vectors[id]);
      reference.add(id, vectors[id]);
    }
    return vectors;
  }

  private void assertRecall(VectorIndex index, ReferenceIndex reference, LongPredicate allowed) {
    int found = 0;
    int expected = 0;
    for (int i = 0; i < QUERIES; i++) {
      float[] query = random.next();
      List<Long> exact = reference.search(query, 10, allowed).stream().map(Hit::id).toList();
      List<Hit> hits = index.search(query, 10, allowed);
      assertThat(hits).hasSize(exact.size()).allMatch(hit -> allowed.test(hit.id()));
      assertThat(hits).extracting(Hit::id).doesNotHaveDuplicates();
      expected += exact.size();
      found += (int) hits.stream().filter(hit -> exact.contains(hit.id())).count();
    }
    assertThat((double) found / expected).as("recall").isGreaterThanOrEqualTo(recall());
  }

  private static void assertSameIds(VectorIndex index, ReferenceIndex reference) {
    long[] expected = reference.ids();
    Arrays.sort(expected);
    assertThat(sorted(index)).isEqualTo(expected);
  }

  private static long[] sorted(VectorIndex index) {
    long[] ids = index.ids();
    Arrays.sort(ids);
    return ids;
  }

  private static byte[] save(VectorIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private VectorIndex load(byte[] saved, VectorSource vectors) throws IOException {
    return factory().load(DIMENSION, new DataInputStream(new ByteArrayInputStream(saved)), vectors);
  }
}
