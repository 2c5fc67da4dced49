package io.astraflow.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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

  /** Returns the file that indexes are given, always the same one in a test; none by default. */
  protected Optional<Path> file() {
    return Optional.empty();
  }

  @Test
  void itsIdIsLowerCaseAscii() {
    assertThat(factory().id()).matches("[a-z0-9-]+");
  }

  @Test
  void saysWhatItIsAndWhatItTakes() {
    try (ExaminedIndex examined = create(0)) {
      assertThat(examined.index().description()).isNotBlank();
    }
    assertThat(factory().heapBytes(DIMENSION, 0)).isNotNegative();
    assertThat(factory().heapBytes(DIMENSION, 3_000_000_000L))
        .isGreaterThan(factory().heapBytes(DIMENSION, MANY))
        .isGreaterThan(3_000_000_000L);
  }

  @Test
  void findsNothingWhileItIsEmpty() {
    try (ExaminedIndex examined = create(0)) {
      examined.assertSameIds();
      assertThat(examined.index().search(nearest(10))).isEmpty();
      assertThat(examined.index().search(nearest(10).among(every(1)))).isEmpty();
      assertThat(examined.index().remove(1)).isFalse();
    }
  }

  @Test
  void findsWhatWasAdded() {
    try (ExaminedIndex examined = create(1)) {
      float[] vector = random.next();
      examined.add(Long.MAX_VALUE, vector);
      List<Hit> hits = examined.index().search(VectorQuery.nearest(vector, 3));
      assertThat(hits).extracting(Hit::id).containsExactly(Long.MAX_VALUE);
      assertThat(hits.get(0).cosine()).isCloseTo(1f, within(1e-5f));
      examined.assertSameIds();
    }
  }

  @Test
  void returnsEverythingWhenAskedForMore() {
    try (ExaminedIndex examined = filled(30)) {
      for (int candidates : new int[] {1, 30, 31, Integer.MAX_VALUE}) {
        VectorQuery query = nearest(1_000_000).withCandidates(candidates);
        assertThat(examined.index().search(query)).hasSize(30);
        assertThat(examined.index().search(query.among(every(2)))).hasSize(15);
      }
    }
    try (ExaminedIndex examined = filled(MANY)) {
      VectorQuery query = nearest(MANY + 1).withCandidates(2 * MANY);
      List<Hit> hits = examined.index().search(query);
      assertThat(hits).hasSize(MANY);
      examined.assertSound(query, hits);
    }
  }

  @Test
  void growsBeyondWhatWasExpectedAndFindsNearlyAllOfTheNearest() {
    try (ExaminedIndex examined = create(10)) {
      examined.addAll(0, random.next(MANY));
      examined.assertSameIds();
      assertRecall(examined, null);
    }
  }

  @Test
  void moreCandidatesDoNotFindMarkedlyFewer() {
    try (ExaminedIndex examined = filled(MANY)) {
      float[][] queries = random.next(2 * QUERIES);
      double before = 0;
      for (int candidates : new int[] {1, 20, 100, 500, MANY}) {
        double recall = examined.recall(queries, candidates, null);
        assertThat(recall).as("%s candidates", candidates).isGreaterThan(before - 0.01);
        before = recall;
      }
      assertThat(before).isGreaterThanOrEqualTo(recall());
    }
  }

  @Test
  void findsOnlyWhatIsAllowed() {
    try (ExaminedIndex examined = filled(MANY)) {
      for (int every : new int[] {1, 2, 10, 100, 2_000}) {
        assertRecall(examined, every(every));
      }
      IdSet elsewhere = IdSet.ofAscending(new long[] {-7, MANY, Long.MAX_VALUE});
      assertThat(examined.index().search(nearest(10).among(elsewhere))).isEmpty();
      IdSet none = IdSet.ofAscending(new long[0]);
      assertThat(examined.index().search(nearest(10).among(none))).isEmpty();
    }
  }

  @Test
  void findsOnlyWhatIsAllowedWhereNothingNearIs() {
    try (ExaminedIndex examined = filled(MANY)) {
      for (int i = 0; i < 5; i++) {
        VectorQuery query = nearest(MANY);
        long[] far =
            examined.exact(query).stream().skip(MANY / 2).mapToLong(Hit::id).sorted().toArray();
        VectorQuery among = VectorQuery.nearest(query.vector(), 10).among(IdSet.ofAscending(far));
        List<Hit> hits = examined.index().search(among);
        assertThat(hits).hasSize(10);
        examined.assertSound(among, hits);
      }
    }
  }

  @Test
  void forgetsWhatWasRemoved() {
    try (ExaminedIndex examined = filled(MANY)) {
      for (long id = 0; id < MANY; id++) {
        if (id % 5 < 3) {
          assertThat(examined.remove(id)).isTrue();
        }
      }
      assertThat(examined.remove(0)).isFalse();
      assertThat(examined.index().size()).isEqualTo(MANY / 5 * 2);
      examined.assertSameIds();
      assertRecall(examined, null);
      assertRecall(examined, every(3));
    }
  }

  @Test
  void isEmptyOnceEverythingWasRemovedAndCanBeFilledAgain() {
    try (ExaminedIndex examined = filled(2_000)) {
      for (long id : examined.index().ids()) {
        examined.remove(id);
      }
      examined.assertSameIds();
      assertThat(examined.index().search(nearest(5))).isEmpty();
      examined.addAll(0, random.next(2_000));
      assertRecall(examined, null);
    }
  }

  @Test
  void replacesVectorsAndFindsAsManyAsAFreshOne() {
    float[][] last = random.next(MANY);
    float[][] queries = random.next(4 * QUERIES);
    double churned;
    try (ExaminedIndex examined = filled(MANY)) {
      examined.addAll(0, random.next(MANY));
      examined.addAll(0, last);
      examined.assertSameIds();
      churned = examined.recall(queries, VectorQuery.DEFAULT_CANDIDATES, null);
    }
    try (ExaminedIndex fresh = create(MANY)) {
      fresh.addAll(0, last);
      assertThat(churned)
          .isGreaterThan(fresh.recall(queries, VectorQuery.DEFAULT_CANDIDATES, null) - 0.01);
    }
  }

  @Test
  void keepsEqualVectorsApart() {
    try (ExaminedIndex examined = create(100)) {
      float[] vector = random.next();
      for (long id = 0; id < 100; id++) {
        examined.add(id, vector);
      }
      assertThat(examined.index().search(VectorQuery.nearest(vector, 100)))
          .extracting(Hit::id)
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void refusesVectorsThatMakeNoSense() {
    try (ExaminedIndex examined = filled(10)) {
      assertRefused(examined, new float[DIMENSION + 1], String.valueOf(DIMENSION + 1));
      assertRefused(examined, new float[0], "0");
      assertRefused(examined, new float[DIMENSION], "zero");
      assertRefused(examined, scaled(random.next(), 2), "length");
      assertRefused(examined, scaled(random.next(), 0.5f), "length");
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
        float[] vector = random.next();
        vector[DIMENSION / 2] = bad;
        assertRefused(examined, vector, String.valueOf(bad));
      }
      examined.assertSameIds();
      assertThat(examined.index().search(nearest(100))).hasSize(10);
    }
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    for (int bad : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> nearest(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(bad));
      assertThatThrownBy(() -> nearest(1).withCandidates(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(bad));
    }
  }

  @Test
  void answersTheSameAfterSavingAndLoading() throws IOException {
    float[][] queries = random.next(QUERIES);
    ExaminedIndex examined = filled(MANY);
    byte[] saved = examined.save();
    List<List<Hit>> before = answers(examined, queries);
    examined.close();
    try (ExaminedIndex loaded = load(examined, saved)) {
      loaded.assertSameIds();
      assertThat(answers(loaded, queries)).isEqualTo(before);
    }
  }

  @Test
  void loadsWithoutWhatWasRemovedAndCanBeChangedAfterwards() throws IOException {
    ExaminedIndex examined = filled(MANY);
    for (long id = 0; id < MANY / 10; id++) {
      examined.remove(id);
    }
    byte[] saved = examined.save();
    examined.close();
    try (ExaminedIndex loaded = load(examined, saved)) {
      loaded.assertSameIds();
      assertRecall(loaded, null);
      loaded.addAll(0, random.next(MANY / 10));
      loaded.remove(MANY / 2);
      loaded.assertSameIds();
      assertRecall(loaded, null);
    }
  }

  @Test
  void loadsThoughVectorsAreGoneThatWillBeRemoved() throws IOException {
    ExaminedIndex examined = filled(MANY);
    byte[] saved = examined.save();
    examined.close();
    for (long id = 0; id < MANY / 10; id++) {
      examined.forget(id);
    }
    try (ExaminedIndex loaded = load(examined, saved)) {
      for (long id = 0; id < MANY / 10; id++) {
        loaded.index().remove(id);
      }
      loaded.assertSameIds();
      assertRecall(loaded, null);
    }
  }

  @Test
  void loadsWhatWasSavedEmpty() throws IOException {
    ExaminedIndex examined = create(0);
    byte[] saved = examined.save();
    examined.close();
    try (ExaminedIndex loaded = load(examined, saved)) {
      loaded.assertSameIds();
      loaded.add(1, random.next());
      assertThat(loaded.index().search(nearest(1))).hasSize(1);
    }
  }

  @Test
  void reportsASnapshotThatEndsEarly() throws IOException {
    ExaminedIndex examined = filled(200);
    byte[] whole = examined.save();
    examined.close();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> load(examined, cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void loadsWithAFileThatIsGoneCutDamagedOrChanged() throws IOException {
    Optional<Path> file = file();
    ExaminedIndex examined = filled(MANY);
    byte[] saved = examined.save();
    examined.close();
    if (file.isEmpty()) {
      return;
    }
    byte[] whole = Files.readAllBytes(file.get());
    byte[] flipped = whole.clone();
    for (int at = 0; at < flipped.length; at += 997) {
      flipped[at] ^= 0x55;
    }
    byte[] otherwise = new byte[whole.length];
    byte[] longer = Arrays.copyOf(whole, whole.length + 12_345);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    for (byte[] bytes : List.of(whole, flipped, otherwise, longer, cut, new byte[0])) {
      Files.write(file.get(), bytes);
      assertSoundAfterLoading(examined, saved);
    }
    Files.delete(file.get());
    assertSoundAfterLoading(examined, saved);
  }

  @Test
  void canBeClosedTwice() {
    ExaminedIndex examined = filled(2_000);
    examined.close();
    examined.close();
  }

  @Test
  void searchesBesideAChange() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    // More searchers than cores: none may wait for another.
    int searchers = 2 * Runtime.getRuntime().availableProcessors() + 1;
    ExecutorService threads = Executors.newFixedThreadPool(searchers);
    try (ExaminedIndex examined = create(10)) {
      float[][] fixed = random.next(1_500);
      examined.addAll(0, fixed);
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < searchers; i++) {
        int seed = i;
        searches.add(threads.submit(() -> searchUntil(done, examined.index(), fixed, seed)));
      }
      for (long id = 1_500; id < MANY; id++) {
        examined.add(id, random.next());
        if (id % 2 == 0 && id > 1_500) {
          assertThat(examined.remove(id - 1)).isTrue();
        }
      }
      done.set(true);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).as("searches that did not find their own vector").isZero();
      }
      examined.assertSameIds();
      assertRecall(examined, null);
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  @Test
  void threadsThatChangeAndSearchAtOnceSeeTheirOwnChanges() throws Exception {
    try (ExaminedIndex examined = create(10)) {
      double missed = new ConcurrentChanges(examined, DIMENSION).run(6);
      assertThat(missed).as("share of own vectors not found").isLessThan(0.01);
      examined.assertSameIds();
      assertRecall(examined, null);
    }
  }

  /** Looks for vectors that are there all the time, and counts those that are not found. */
  private static int searchUntil(AtomicBoolean done, VectorIndex index, float[][] fixed, int seed) {
    int missed = 0;
    int next = seed * 131;
    do {
      int id = next++ % fixed.length;
      List<Hit> hits = index.search(VectorQuery.nearest(fixed[id], 10));
      if (hits.stream().noneMatch(hit -> hit.id() == id)) {
        missed++;
      }
    } while (!done.get());
    return missed;
  }

  private void assertSoundAfterLoading(ExaminedIndex saved, byte[] bytes) throws IOException {
    try (ExaminedIndex loaded = load(saved, bytes)) {
      loaded.assertSameIds();
      assertRecall(loaded, null);
    }
  }

  private void assertRecall(ExaminedIndex examined, @Nullable IdSet allowed) {
    double recall = examined.recall(random.next(QUERIES), VectorQuery.DEFAULT_CANDIDATES, allowed);
    assertThat(recall).as("recall").isGreaterThanOrEqualTo(recall());
  }

  private static void assertRefused(ExaminedIndex examined, float[] vector, String named) {
    assertThatThrownBy(() -> examined.index().add(77, vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
    assertThatThrownBy(() -> examined.index().search(VectorQuery.nearest(vector, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private static List<List<Hit>> answers(ExaminedIndex examined, float[][] queries) {
    return Arrays.stream(queries)
        .map(query -> examined.index().search(VectorQuery.nearest(query, 10)))
        .toList();
  }

  private VectorQuery nearest(int k) {
    return VectorQuery.nearest(random.next(), k);
  }

  private static IdSet every(int step) {
    return IdSet.ofAscending(LongStream.range(0, MANY).filter(id -> id % step == 0).toArray());
  }

  private static float[] scaled(float[] vector, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }

  private ExaminedIndex create(int expectedSize) {
    return ExaminedIndex.create(factory(), DIMENSION, expectedSize, file());
  }

  private ExaminedIndex filled(int size) {
    ExaminedIndex examined = create(size);
    examined.addAll(0, random.next(size));
    return examined;
  }

  private ExaminedIndex load(ExaminedIndex examined, byte[] saved) throws IOException {
    return examined.load(factory(), DIMENSION, file(), saved);
  }
}
