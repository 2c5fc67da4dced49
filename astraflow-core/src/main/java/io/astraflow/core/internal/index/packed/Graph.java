package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.packed.Codes.Probe;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hierarchical navigable small world over codes: Malkov and Yashunin, "Efficient and Robust
 * Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World Graphs" (2018).
 *
 * <p>Walks and insertions run beside each other. Writers of a row hold its slot's stripe; readers
 * hold nothing. A writer puts a release fence between what a slot holds and the first link to it, a
 * reader an acquire fence between reading links and following them.
 */
final class Graph {
  /** How many near slots an insertion looks for on each level (efConstruction). */
  static final int BREADTH = 100;

  private static final long NO_ENTRY = -1;
  private static final int STRIPES = 1 << 10;

  final Codes<?> codes;
  final Links links = new Links();
  final Slots slots = new Slots();

  /** The slot where walks begin, and in the upper half its level. */
  private final AtomicLong entry = new AtomicLong(NO_ENTRY);

  private final Object[] stripes = new Object[STRIPES];

  /** Takes what was read ahead, so that the reading is not optimised away. */
  @SuppressWarnings("unused")
  private int touched;

  Graph(Codes<?> codes) {
    this.codes = codes;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Object();
    }
  }

  boolean isEmpty() {
    return entry.get() == NO_ENTRY;
  }

  int entrySlot() {
    return (int) entry.get();
  }

  /** Makes walks begin at this slot; at none if it is {@link Slots#NONE}. */
  void enterAt(int slot) {
    entry.set(slot == Slots.NONE ? NO_ENTRY : entry(slot, links.level(slot)));
  }

  /** Fills the walk's beam with the slots nearest to the probe, at most {@code width}. */
  void walk(Probe probe, int width, Walk walk) {
    walk.beam.reset(width);
    long from = entry.get();
    if (from == NO_ENTRY) {
      return;
    }
    int slot = descend(probe, (int) from, (int) (from >>> 32), 0, walk);
    walkLevel(probe, slot, 0, width, walk);
  }

  /** Makes room for a slot's code and links. */
  void make(int slot) {
    codes.make(slot);
    links.make(slot);
  }

  /**
   * Links a slot that has a code and room for links on its levels: a new one, or one that lost its
   * links and is not where walks begin.
   *
   * @param probe of the slot's vector
   */
  void insert(int slot, Probe probe, Walk walk, Diversity diversity) {
    int level = links.level(slot);
    long from = entry.get();
    if (from == NO_ENTRY && entry.compareAndSet(NO_ENTRY, entry(slot, level))) {
      return;
    }
    from = entry.get();
    int top = (int) (from >>> 32);
    int near = descend(probe, (int) from, top, level, walk);
    int highest = Math.min(level, top);
    int[][] chosen = new int[highest + 1][];
    for (int at = highest; at >= 0; at--) {
      near = choose(slot, probe, near, at, walk, diversity, chosen);
    }
    // Only now can others come to the slot: a row written later would undo what they add to it.
    for (int at = 0; at <= highest; at++) {
      for (int neighbour : chosen[at]) {
        linkBack(neighbour, slot, at, walk, diversity);
      }
    }
    if (level > top) {
      entry.accumulateAndGet(
          entry(slot, level), (now, mine) -> now >>> 32 < mine >>> 32 ? mine : now);
    }
  }

  /** Chooses links among what the diversity was offered, and writes the slot's row. */
  void rewrite(int slot, int level, Diversity diversity) {
    int count = diversity.choose(Links.capacity(level));
    synchronized (stripe(slot)) {
      links.write(slot, level, diversity.chosen(), count);
    }
  }

  /** Chooses and writes one row of a slot; returns the nearest other slot. */
  private int choose(
      int slot, Probe probe, int from, int level, Walk walk, Diversity diversity, int[][] chosen) {
    walkLevel(probe, from, level, BREADTH, walk);
    Beam beam = walk.beam;
    diversity.reset();
    offerNear(slot, beam, diversity, slots.dead() == 0);
    if (diversity.size() == 0) {
      // Only dead ones are near. They hold the slot until a consolidation finds it better ones.
      offerNear(slot, beam, diversity, true);
    }
    int count = diversity.choose(Links.M);
    chosen[level] = Arrays.copyOf(diversity.chosen(), count);
    links.write(slot, level, chosen[level], count);
    // Old links to a slot that lost its own may lead the walk to the slot itself.
    return beam.slot(beam.slot(0) == slot ? 1 : 0);
  }

  private void offerNear(int slot, Beam beam, Diversity diversity, boolean deadToo) {
    for (int rank = 0; rank < beam.size(); rank++) {
      int near = beam.slot(rank);
      if (near != slot && (deadToo || !slots.isDead(near))) {
        diversity.offer(near, beam.score(rank));
      }
    }
  }

  private void linkBack(int neighbour, int slot, int level, Walk walk, Diversity diversity) {
    int[] row = walk.gathered;
    synchronized (stripe(neighbour)) {
      int count = links.read(neighbour, level, row);
      if (count < Links.capacity(level)) {
        links.append(neighbour, level, count, slot);
        return;
      }
      diversity.reset();
      diversity.offer(slot, codes.between(neighbour, slot));
      boolean someDead = slots.dead() > 0;
      for (int i = 0; i < count; i++) {
        if (!(someDead && slots.isDead(row[i]))) {
          diversity.offer(row[i], codes.between(neighbour, row[i]));
        }
      }
      links.write(neighbour, level, diversity.chosen(), diversity.choose(Links.capacity(level)));
    }
  }

  /** Goes from level {@code top} to the one above {@code bottom}, each time to the nearest slot. */
  private int descend(Probe probe, int from, int top, int bottom, Walk walk) {
    int slot = from;
    float best = probe.score(slot);
    walk.reset(slots.limit());
    walk.visit(slot);
    for (int level = top; level > bottom; level--) {
      int before;
      do {
        before = slot;
        int count = walk.gather(links.page(slot, level), links.at(slot, level), Links.M);
        VarHandle.acquireFence();
        for (int i = 0; i < count; i++) {
          float score = probe.score(walk.gathered[i]);
          if (score > best) {
            best = score;
            slot = walk.gathered[i];
          }
        }
      } while (slot != before);
    }
    return slot;
  }

  private void walkLevel(Probe probe, int from, int level, int width, Walk walk) {
    Beam beam = walk.beam;
    beam.reset(width);
    walk.reset(slots.limit());
    walk.visit(from);
    beam.offer(from, probe.score(from));
    int capacity = Links.capacity(level);
    int[] gathered = walk.gathered;
    int read = 0;
    for (int slot = beam.follow(); slot >= 0; slot = beam.follow()) {
      int count = walk.gather(links.page(slot, level), links.at(slot, level), capacity);
      VarHandle.acquireFence();
      for (int i = 0; i < count; i++) {
        read += probe.touch(gathered[i]);
      }
      int upcoming = beam.upcoming();
      if (upcoming >= 0) {
        read += links.page(upcoming, level)[links.at(upcoming, level)];
      }
      float threshold = beam.threshold();
      for (int i = 0; i < count; i++) {
        float score = probe.score(gathered[i]);
        if (score > threshold) {
          beam.offer(gathered[i], score);
          threshold = beam.threshold();
        }
      }
    }
    touched = read;
  }

  private Object stripe(int slot) {
    return stripes[slot & STRIPES - 1];
  }

  private static long entry(int slot, int level) {
    return (long) level << 32 | slot;
  }
}
