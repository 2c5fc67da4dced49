package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.packed.Codes.Probe;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes dead slots out of the graph: each slot linked to one gets the dead one's live neighbours to
 * choose from instead. Singh et al., "FreshDiskANN" (2021), algorithm 4. Searches go on meanwhile;
 * insertions do not. One thread.
 */
final class Consolidation {
  private final Graph graph;
  private final Codes<?> codes;
  private final Links links;
  private final Slots slots;
  private final Diversity diversity;
  private final int[] row = new int[Links.M0];
  private final int[] beyond = new int[Links.M0];
  private final BitSet dead = new BitSet();
  private final BitSet offered = new BitSet();

  Consolidation(Graph graph) {
    this.graph = graph;
    this.codes = graph.codes;
    this.links = graph.links;
    this.slots = graph.slots;
    this.diversity = new Diversity(codes);
  }

  /**
   * Unlinks what is dead now.
   *
   * @param probes gives a probe of a slot's vector, to link anew one that has lost all its links
   * @return the slots to which no link leads any more; walks under way may still be at them
   */
  BitSet unlink(IntFunction<@Nullable Probe> probes, Walk walk) {
    int limit = slots.limit();
    for (int slot = 0; slot < limit; slot++) {
      if (slots.isDead(slot)) {
        dead.set(slot);
      }
    }
    if (!graph.isEmpty() && dead.get(graph.entrySlot())) {
      graph.enterAt(highest(limit));
    }
    BitSet lonely = new BitSet();
    for (int slot = 0; slot < limit; slot++) {
      if (!slots.isFree(slot) && !dead.get(slot)) {
        for (int level = links.level(slot); level >= 0; level--) {
          if (repair(slot, level) && level == 0) {
            lonely.set(slot);
          }
        }
      }
    }
    lonely.stream()
        .filter(slot -> slot != graph.entrySlot())
        .forEach(slot -> link(slot, probes.apply(slot), walk));
    return dead;
  }

  private void link(int slot, @Nullable Probe probe, Walk walk) {
    if (probe != null) {
      graph.insert(slot, probe, walk, diversity);
    }
  }

  /** Repairs one row; says whether nothing is left in it. */
  private boolean repair(int slot, int level) {
    int count = links.read(slot, level, row);
    int living = 0;
    for (int i = 0; i < count; i++) {
      living += dead.get(row[i]) ? 0 : 1;
    }
    if (living == count) {
      return count == 0;
    }
    diversity.reset();
    offered.clear();
    offered.set(slot);
    for (int i = 0; i < count; i++) {
      if (dead.get(row[i])) {
        offerBeyond(slot, level, row[i]);
      } else {
        offer(slot, row[i]);
      }
    }
    graph.rewrite(slot, level, diversity);
    return diversity.size() == 0;
  }

  private void offerBeyond(int slot, int level, int gone) {
    int count = links.read(gone, level, beyond);
    for (int i = 0; i < count; i++) {
      if (!dead.get(beyond[i])) {
        offer(slot, beyond[i]);
      }
    }
  }

  private void offer(int slot, int other) {
    if (!offered.get(other)) {
      offered.set(other);
      diversity.offer(other, codes.between(slot, other));
    }
  }

  private int highest(int limit) {
    int best = Slots.NONE;
    for (int slot = 0; slot < limit; slot++) {
      boolean living = !slots.isFree(slot) && !dead.get(slot);
      if (living && (best == Slots.NONE || links.level(slot) > links.level(best))) {
        best = slot;
      }
    }
    return best;
  }
}
