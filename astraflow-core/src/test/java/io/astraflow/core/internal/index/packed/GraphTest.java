package io.astraflow.core.internal.index.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.testkit.index.RandomVectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How a slot that lost all its links is linked anew. */
class GraphTest {
  private static final int DIMENSION = 64;

  private final float[][] vectors = new RandomVectors(5, DIMENSION, 1).next(3);
  private final Graph graph = new Graph(new BitCodes(DIMENSION));
  private final Diversity diversity = new Diversity(graph.codes);
  private final Walk walk = new Walk(DIMENSION);

  @Test
  void linksNoSlotToItselfWhereOnlyDeadOnesAreNear() {
    int first = add(0, 0);
    int lonely = add(1, 0);
    assertThat(links(first, 0)).containsExactly(lonely);
    graph.slots.remove(0);
    insertAgain(lonely);
    assertThat(links(lonely, 0)).containsExactly(first);
  }

  @Test
  void linksASlotAnewOnEachOfItsLevels() {
    int first = add(0, 1);
    int lonely = add(1, 1);
    int last = add(2, 0);
    insertAgain(lonely);
    assertThat(links(lonely, 1)).containsExactly(first);
    assertThat(links(lonely, 0)).containsAnyOf(first, last).doesNotContain(lonely);
  }

  private int add(int id, int level) {
    int slot = graph.slots.reserve(graph::make);
    graph.codes.write(slot, vectors[id], 0);
    graph.links.settle(slot, level);
    insert(slot);
    graph.slots.take(slot, id);
    return slot;
  }

  private void insertAgain(int slot) {
    for (int level = graph.links.level(slot); level >= 0; level--) {
      graph.links.write(slot, level, new int[0], 0);
    }
    insert(slot);
  }

  private void insert(int slot) {
    graph.insert(slot, graph.codes.probe(vectors[slot], 0), walk, diversity);
  }

  private int[] links(int slot, int level) {
    int[] row = new int[Links.M0];
    return Arrays.copyOf(row, graph.links.read(slot, level, row));
  }
}
