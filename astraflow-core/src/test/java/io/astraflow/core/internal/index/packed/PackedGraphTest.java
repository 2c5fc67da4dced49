package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.index.kernel.Int4DotProduct;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.testkit.index.RandomVectors;
import io.astraflow.testkit.index.ReferenceIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What walks of the graph find, also where a search would rather scan. */
class PackedGraphTest {
  private static final int DIMENSION = 96;
  private static final int MANY = 4_000;
  private static final int END = 0x0E0D;

  private final RandomVectors random = new RandomVectors(3, DIMENSION, 100);

  enum Kind {
    INT4,
    BITS;

    PackedIndexFactory walking() {
      return new PackedIndexFactory("packed", new Design(this::codes, Plan::walk));
    }

    private Codes<?> codes(int dimension) {
      return this == INT4
          ? new Int4Codes(dimension, Int4DotProduct.vectorApi().orElseThrow())
          : new BitCodes(dimension);
    }

    Kind other() {
      return this == INT4 ? BITS : INT4;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatCameWhereAllOthersAreDead(Kind kind) {
    float[][] vectors = random.next(MANY + 400);
    VectorIndex index = kind.walking().create(space(vectors));
    fill(index, vectors, 0, MANY);
    for (long id = 0; id < MANY; id++) {
      index.remove(id);
    }
    fill(index, vectors, MANY, MANY + 400);
    assertThat(recall(index, vectors, random.next(50))).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource
  void keepsItsRecallAndItsSizeWhenAllIsReplacedTwice(Kind kind) throws IOException {
    float[][] vectors = random.next(3 * MANY);
    VectorIndex index = kind.walking().create(space(vectors));
    fill(index, vectors, 0, MANY);
    for (int id = MANY; id < 3 * MANY; id++) {
      index.remove(id - MANY);
      index.add(id, vectors[id]);
    }
    VectorIndex fresh = kind.walking().create(space(vectors));
    fill(fresh, vectors, 2 * MANY, 3 * MANY);
    float[][] queries = random.next(100);
    assertThat(recall(index, vectors, queries))
        .isGreaterThan(recall(fresh, vectors, queries) - 0.01);
    assertThat(saved(index).available())
        .as("bytes, as many of them on the heap")
        .isLessThanOrEqualTo(saved(fresh).available() * 14 / 10);
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatAJvmOfTheOtherKindWrote(Kind kind) throws IOException {
    float[][] vectors = random.next(MANY);
    VectorIndex index = kind.walking().create(space(vectors));
    fill(index, vectors, 0, MANY);
    for (long id = 0; id < 100; id++) {
      index.remove(id);
    }
    DataInputStream in = saved(index);
    VectorIndex loaded = kind.other().walking().load(space(vectors), in);
    assertThat(in.readInt()).as("what follows the index").isEqualTo(END);
    assertThat(loaded.size()).isEqualTo(MANY - 100);
    assertThat(loaded.description()).isNotEqualTo(index.description());
    assertThat(recall(loaded, vectors, random.next(50))).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheNearestWhereFewComponentsOutweighAllOthers(Kind kind) {
    float[][] vectors = skewed(random.next(MANY));
    VectorIndex index = kind.walking().create(space(vectors));
    fill(index, vectors, 0, MANY);
    assertThat(recall(index, vectors, skewed(random.next(50)))).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource
  void returnsAllOfManyEqualVectors(Kind kind) {
    float[] same = random.next();
    VectorIndex index = kind.walking().create(new VectorSpace(DIMENSION, 0, id -> same.clone()));
    for (int id = 0; id < 2 * PackedIndex.GROWN; id++) {
      index.add(id, same);
    }
    List<Hit> hits = index.search(VectorQuery.nearest(same, Integer.MAX_VALUE));
    assertThat(hits).hasSize(2 * PackedIndex.GROWN).allMatch(hit -> hit.cosine() > 0.9999);
  }

  @ParameterizedTest
  @EnumSource
  void refusesIdsThatItNeedsForItself(Kind kind) {
    float[][] vectors = random.next(2 * PackedIndex.GROWN);
    VectorIndex index = kind.walking().create(space(vectors));
    fill(index, vectors, 0, vectors.length);
    assertThatThrownBy(() -> index.add(Long.MIN_VALUE, vectors[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(index.size()).isEqualTo(vectors.length);
  }

  private static VectorSpace space(float[][] vectors) {
    return new VectorSpace(DIMENSION, MANY, id -> vectors[(int) id].clone());
  }

  private static void fill(VectorIndex index, float[][] vectors, int from, int to) {
    for (int id = from; id < to; id++) {
      index.add(id, vectors[id]);
    }
  }

  /** Adds a large common part in three components, and lets ten others vary most. */
  private static float[][] skewed(float[][] vectors) {
    for (float[] vector : vectors) {
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = vector[i] * (i < 10 ? 12 : 1) + (i >= 10 && i < 13 ? 1.5f : 0);
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
    }
    return vectors;
  }

  private static double recall(VectorIndex index, float[][] vectors, float[][] queries) {
    ReferenceIndex reference = new ReferenceIndex();
    for (long id : index.ids()) {
      reference.add(id, vectors[(int) id]);
    }
    int found = 0;
    for (float[] query : queries) {
      Set<Long> exact = new HashSet<>();
      reference.search(VectorQuery.nearest(query, 10)).forEach(hit -> exact.add(hit.id()));
      for (Hit hit : index.search(VectorQuery.nearest(query, 10))) {
        found += exact.contains(hit.id()) ? 1 : 0;
      }
    }
    return found / (10.0 * queries.length);
  }

  private static DataInputStream saved(VectorIndex index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    index.save(out);
    out.writeInt(END);
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
