package io.astraflow.testkit.store;

import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.astraflow.spi.store.ChunkPlace;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every store says of where chunks stand in their documents. Extend it and say which factory
 * to test.
 */
public abstract class ChunkPlaceContract {
  private static final int ALL = Integer.MAX_VALUE;

  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;
  private long papers;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected ChunkPlaceContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void openWithOneCollection() {
    store = factory().open(folder);
    papers = store.write(tx -> tx.collections().create(collection("ada", "papers"))).id();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void saysWhereEachChunkStands() {
    long document = store.write(tx -> publish(tx, papers, "a.txt", "One. Two. Three."));
    assertThat(places(document, 0, ALL))
        .extracting(ChunkPlace::documentId, ChunkPlace::ordinal, ChunkPlace::start, ChunkPlace::end)
        .containsExactly(
            tuple(document, 0, 0, 4), tuple(document, 1, 4, 9), tuple(document, 2, 9, 16));
    assertThat(places(document, 0, ALL)).extracting(ChunkPlace::heading).containsOnly("A > B");
  }

  @Test
  void countsEachDocumentsChunksForItself() {
    store.write(tx -> publish(tx, papers, "a.txt", "One. Two."));
    long second = store.write(tx -> publish(tx, papers, "b.txt", "Three. Four."));
    assertThat(places(second, 0, ALL)).extracting(ChunkPlace::ordinal).containsExactly(0, 1);
    store.write(tx -> publish(tx, papers, "b.txt", "Five. Six. Seven."));
    assertThat(places(second, 0, ALL)).extracting(ChunkPlace::ordinal).containsExactly(0, 1, 2);
  }

  @Test
  void returnsTheOrdinalsAskedForAlone() {
    long document = store.write(tx -> publish(tx, papers, "a.txt", "One. Two. Three. Four."));
    assertThat(places(document, 1, 2)).extracting(ChunkPlace::ordinal).containsExactly(1, 2);
    assertThat(places(document, -5, 0)).extracting(ChunkPlace::ordinal).containsExactly(0);
    assertThat(places(document, 3, 9)).extracting(ChunkPlace::ordinal).containsExactly(3);
    assertThat(places(document, 4, 9)).isEmpty();
    assertThat(places(document + 1_000, 0, ALL)).isEmpty();
  }

  @Test
  void findsPlacesByChunkInItsOwnCollectionAlone() {
    long other = store.write(tx -> tx.collections().create(collection("ada", "books"))).id();
    long document = store.write(tx -> publish(tx, papers, "a.txt", "One. Two."));
    List<ChunkPlace> all = places(document, 0, ALL);
    List<Long> ids = all.stream().map(ChunkPlace::chunkId).toList();
    assertThat(byId(papers, ids).values()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(byId(papers, List.of(ids.get(1), 999_999L))).containsOnlyKeys(ids.get(1));
    assertThat(byId(other, ids)).isEmpty();
    assertThat(byId(papers, List.of())).isEmpty();
  }

  @Test
  void findsMorePlacesThanFitInOneQuery() {
    String text =
        String.join(" ", IntStream.range(0, 1_200).mapToObj(i -> "Word" + i + ".").toList());
    store.write(tx -> publish(tx, papers, "long.txt", text));
    long[] ids = store.read(tx -> tx.chunks().ids(papers, 0, Long.MAX_VALUE));
    assertThat(byId(papers, Arrays.stream(ids).boxed().toList())).hasSize(1_200);
  }

  private List<ChunkPlace> places(long document, int first, int last) {
    return store.read(tx -> tx.chunks().places(document, first, last));
  }

  private Map<Long, ChunkPlace> byId(long collection, List<Long> ids) {
    return store.read(tx -> tx.chunks().places(collection, ids));
  }
}
