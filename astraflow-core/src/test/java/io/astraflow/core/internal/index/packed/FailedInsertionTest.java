package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.testkit.index.RandomVectors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is left of an insertion that failed before its slot was linked. */
class FailedInsertionTest {
  private static final int DIMENSION = 64;
  private static final int SIZE = PackedIndex.GROWN + 100;
  private static final int FAILING = SIZE;

  private final float[][] vectors = new RandomVectors(4, DIMENSION, 20).next(SIZE + 1);
  private final VectorSpace space =
      new VectorSpace(DIMENSION, SIZE, id -> vectors[(int) id].clone());
  private final Design design = new Design(BitCodes::new, Plan::walk);
  private final VectorIndex index =
      new PackedIndex(
          space,
          design,
          new FailingVectors(new SourceVectors(DIMENSION, space.vectors())),
          new ExactIndex(DIMENSION, 0));

  @Test
  void leavesANewSlotThatIsReadFromASnapshot() throws IOException {
    fill();
    fail();
    assertThatASnapshotHoldsTheSame();
  }

  @Test
  void leavesASlotOfEarlierLinksThatIsReadFromASnapshot() throws IOException {
    fill();
    // More than are tolerated among so few, so that their slots are used again.
    for (long id = 0; id < 600; id++) {
      index.remove(id);
    }
    fail();
    assertThatASnapshotHoldsTheSame();
  }

  private void fill() {
    for (int id = 0; id < SIZE; id++) {
      index.add(id, vectors[id]);
    }
  }

  private void fail() {
    assertThatThrownBy(() -> index.add(FAILING, vectors[FAILING]))
        .isInstanceOf(IllegalStateException.class);
  }

  private void assertThatASnapshotHoldsTheSame() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.save(new DataOutputStream(bytes));
    VectorIndex loaded =
        new PackedIndexFactory("packed", design)
            .load(space, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(loaded.ids()).containsExactlyInAnyOrder(index.ids()).doesNotContain(FAILING);
    for (float[] vector : vectors) {
      VectorQuery query = VectorQuery.nearest(vector, 10);
      assertThat(loaded.search(query)).hasSize(10).isEqualTo(index.search(query));
    }
  }

  /** Cannot keep one id's vector. */
  private record FailingVectors(FullVectors vectors) implements FullVectors {
    @Override
    public void write(int slot, long id, float[] vector) {
      if (id == FAILING) {
        throw new IllegalStateException("No room for " + id);
      }
      vectors.write(slot, id, vector);
    }

    @Override
    public boolean read(int slot, long id, float[] into) {
      return vectors.read(slot, id, into);
    }

    @Override
    public void close() {
      vectors.close();
    }
  }
}
