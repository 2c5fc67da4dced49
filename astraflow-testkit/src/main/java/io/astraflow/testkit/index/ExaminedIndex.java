package io.astraflow.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index under examination, and beside it an exact one that is changed alike. */
final class ExaminedIndex implements AutoCloseable {
  /** The hits of a query count for its recall. */
  private static final int K = 10;

  private final VectorIndex index;
  private final ReferenceIndex reference;

  private ExaminedIndex(VectorIndex index, ReferenceIndex reference) {
    this.index = index;
    this.reference = reference;
  }

  static ExaminedIndex create(
      VectorIndexFactory factory, int dimension, int expectedSize, Optional<Path> file) {
    ReferenceIndex reference = new ReferenceIndex();
    VectorSpace space = new VectorSpace(dimension, expectedSize, reference, file);
    return new ExaminedIndex(factory.create(space), reference);
  }

  /** Loads what was saved of an index that held what this one does, or did. */
  ExaminedIndex load(VectorIndexFactory factory, int dimension, Optional<Path> file, byte[] saved)
      throws IOException {
    VectorSpace space = new VectorSpace(dimension, reference.ids().length, reference, file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
    VectorIndex loaded = factory.load(space, in);
    assertThat(in.available()).as("bytes left in the snapshot").isZero();
    return new ExaminedIndex(loaded, reference);
  }

  VectorIndex index() {
    return index;
  }

  byte[] save() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Adds or replaces vectors under the ids from {@code first} on. */
  void addAll(long first, float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      add(first + i, vectors[i]);
    }
  }

  void add(long id, float[] vector) {
    reference.add(id, vector);
    index.add(id, vector);
  }

  boolean remove(long id) {
    boolean removed = index.remove(id);
    assertThat(reference.remove(id)).isEqualTo(removed);
    return removed;
  }

  /** Removes a vector where the index takes vectors from, but not from the index. */
  void forget(long id) {
    reference.remove(id);
  }

  List<Hit> exact(VectorQuery query) {
    return reference.search(query);
  }

  void assertSameIds() {
    long[] ids = index.ids();
    Arrays.sort(ids);
    assertThat(ids).isEqualTo(reference.ids());
    assertThat(index.size()).isEqualTo(ids.length);
  }

  /** Returns the share of the nearest that is found, after checking that all else is right. */
  double recall(float[][] queries, int candidates, @Nullable IdSet allowed) {
    int found = 0;
    int expected = 0;
    for (float[] vector : queries) {
      VectorQuery query = new VectorQuery(vector, K, candidates, allowed);
      List<Hit> exact = reference.search(query);
      List<Hit> hits = index.search(query);
      assertThat(hits).hasSameSizeAs(exact);
      assertSound(query, hits);
      expected += exact.size();
      found += (int) hits.stream().filter(hit -> contains(exact, hit.id())).count();
    }
    return expected == 0 ? 1 : (double) found / expected;
  }

  /** Checks that hits are allowed, all different, in order, and with their cosines. */
  void assertSound(VectorQuery query, List<Hit> hits) {
    IdSet allowed = query.allowed();
    assertThat(hits).allMatch(hit -> allowed == null || allowed.test(hit.id()));
    assertThat(hits).extracting(Hit::id).doesNotHaveDuplicates();
    assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.cosine(), a.cosine()));
    for (Hit hit : hits) {
      assertThat(hit.cosine())
          .as("cosine of %s", hit.id())
          .isCloseTo(reference.cosine(query.vector(), hit.id()), within(1e-4f));
    }
  }

  private static boolean contains(List<Hit> hits, long id) {
    return hits.stream().anyMatch(hit -> hit.id() == id);
  }

  @Override
  public void close() {
    index.close();
  }
}
