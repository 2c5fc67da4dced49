package io.astraflow.core.internal.index.packed;

import io.astraflow.core.internal.index.exact.TopHits;
import io.astraflow.core.internal.index.exact.UnitVector;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.core.internal.index.packed.Codes.Probe;
import io.astraflow.core.internal.index.packed.Plan.Way;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph over short codes, whose best finds are compared exactly on full vectors outside the heap.
 *
 * <p>Searches and insertions run beside each other. A removal hides a vector at once; when many are
 * dead, the change that finds them too many takes them out of the graph while searches go on and
 * other changes of the graph wait.
 */
final class GraphIndex implements VectorIndex {
  private static final Logger LOG = LoggerFactory.getLogger(GraphIndex.class);
  private static final DotProduct DOT = DotProduct.fastest();

  /** Dead slots are tolerated up to one in this many of all, and up to this number in any case. */
  private static final int DEAD_SHARE = 5;

  private static final int DEAD_TOLERATED = 500;

  /** Scores are doubted by this many standard deviations of their errors. */
  private static final float DOUBT = 2.5f;

  /** Between two levels lies a factor of {@link Links#M}. */
  private static final double LEVEL_SCALE = 1 / Math.log(Links.M);

  private final Frame frame;
  private final Graph graph;
  private final FullVectors vectors;
  private final Planner planner;
  private final Walks walks;

  /** Held by insertions together, and alone by what must see none of them. */
  private final StampedLock changing = new StampedLock();

  /** Held by all that is at slots, and alone, for a moment, before dead slots are used again. */
  private final StampedLock walking = new StampedLock();

  GraphIndex(Frame frame, Graph graph, FullVectors vectors, Planner planner) {
    this.planner = planner;
    this.frame = frame;
    this.graph = graph;
    this.vectors = vectors;
    this.walks = new Walks(frame.dimension());
  }

  @Override
  public String description() {
    return "packed graph, " + graph.codes.description();
  }

  @Override
  public int size() {
    return graph.slots.size();
  }

  @Override
  public long[] ids() {
    return graph.slots.ids();
  }

  @Override
  public void add(long id, float[] vector) {
    UnitVector.checked(vector, frame.dimension());
    Lock adding = changing.asReadLock();
    adding.lock();
    try {
      Lock there = walking.asReadLock();
      there.lock();
      try {
        walks.with(walk -> insert(id, vector, walk));
      } finally {
        there.unlock();
      }
    } finally {
      adding.unlock();
    }
    tidy();
  }

  @Override
  public boolean remove(long id) {
    boolean removed = graph.slots.remove(id);
    tidy();
    return removed;
  }

  @Override
  public List<Hit> search(VectorQuery query) {
    UnitVector.checked(query.vector(), frame.dimension());
    Lock there = walking.asReadLock();
    there.lock();
    try {
      return walks.with(walk -> search(query, walk));
    } finally {
      there.unlock();
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Lock alone = changing.asWriteLock();
    alone.lock();
    try {
      GraphFormat.write(out, frame, graph);
    } finally {
      alone.unlock();
    }
  }

  /** Does nothing: the vectors are closed by whose they are. */
  @Override
  public void close() {}

  /** Codes the vectors of all slots anew, whose codes another kind of JVM made. */
  void recode() {
    walks.with(
        walk -> {
          float[] vector = new float[frame.dimension()];
          for (int slot = 0; slot < graph.slots.limit(); slot++) {
            graph.codes.make(slot);
            boolean there =
                graph.slots.taken(slot) && vectors.read(slot, graph.slots.id(slot), vector);
            if (there) {
              float offset = frame.place(vector, walk.placed, walk.spare);
              graph.codes.write(slot, walk.placed, offset);
            } else {
              graph.codes.write(slot, new float[frame.dimension()], -1);
            }
          }
          return null;
        });
  }

  private @Nullable Void insert(long id, float[] vector, Walk walk) {
    Slots.checked(id);
    float offset = frame.place(vector, walk.placed, walk.spare);
    int slot = graph.slots.reserve(graph::make);
    try {
      graph.codes.write(slot, walk.placed, offset);
      vectors.write(slot, id, vector);
      graph.links.settle(slot, level(id));
      graph.insert(slot, graph.codes.probe(walk.placed, offset), walk, new Diversity(graph.codes));
    } catch (RuntimeException | Error e) {
      graph.slots.abandon(slot);
      throw e;
    }
    graph.slots.take(slot, id);
    return null;
  }

  private List<Hit> search(VectorQuery query, Walk walk) {
    IdSet allowed = query.allowed();
    int size = graph.slots.size();
    int number = allowed == null ? size : Math.min(size, allowed.size());
    if (number == 0) {
      return List.of();
    }
    int k = Math.min(query.k(), number);
    int wanted = Math.max(Codes.clamped(k + k / 2L), query.candidates());
    int candidates = graph.codes.widened(wanted);
    int rescored = graph.codes.rescored(k);
    Plan plan = planner.plan(size + graph.slots.dead(), number, candidates, rescored);
    if (plan.way() == Way.EXACT) {
      return compareAll(query, walk);
    }
    float offset = frame.place(query.vector(), walk.placed, walk.spare);
    Probe probe = graph.codes.probe(walk.placed, offset);
    float error = probe.error() * frame.spread();
    if (plan.way() == Way.WALK) {
      graph.walk(probe, plan.width(), walk);
      List<Hit> hits = rescore(query, Math.min(candidates, rescored), error, walk);
      if (hits.size() >= k) {
        return hits;
      }
    }
    // Here also if nothing near was allowed.
    new Scan(graph, probe, walk).fill(allowed, rescored);
    return rescore(query, rescored, error, walk);
  }

  /**
   * Compares the best of the beam exactly, and stops where the scores are so far below the worst
   * hit that no error makes up for it.
   */
  private List<Hit> rescore(VectorQuery query, int rescored, float error, Walk walk) {
    TopHits best = new TopHits(query.k());
    Beam beam = walk.beam;
    int left = rescored;
    for (int rank = 0; rank < beam.size() && left > 0; rank++) {
      if (beam.score(rank) + DOUBT * error < best.worst()) {
        break;
      }
      left -= offer(query, beam.slot(rank), best, walk) ? 1 : 0;
    }
    return best.drain();
  }

  private List<Hit> compareAll(VectorQuery query, Walk walk) {
    TopHits best = new TopHits(query.k());
    graph.slots.forEach(query.allowed(), slot -> offer(query, slot, best, walk));
    return best.drain();
  }

  /** Compares one slot's vector exactly, if it may be returned; says whether it may. */
  private boolean offer(VectorQuery query, int slot, TopHits best, Walk walk) {
    Slots slots = graph.slots;
    if (!slots.taken(slot)) {
      return false;
    }
    long id = slots.id(slot);
    IdSet allowed = query.allowed();
    // An id that is being replaced is in two slots for a moment, of which one counts.
    if ((allowed != null && !allowed.test(id)) || slots.slot(id) != slot) {
      return false;
    }
    if (vectors.read(slot, id, walk.spare)) {
      best.offer(id, DOT.of(query.vector(), walk.spare));
    }
    return true;
  }

  /**
   * Takes dead slots out of the graph when they are many. A failure leaves them for another time.
   */
  private void tidy() {
    if (!tooManyDead()) {
      return;
    }
    Lock alone = changing.asWriteLock();
    alone.lock();
    try {
      if (tooManyDead()) {
        consolidate();
      }
    } catch (RuntimeException e) {
      LOG.warn("Removed vectors could not be taken out of the graph; it is tried again later", e);
    } finally {
      alone.unlock();
    }
  }

  private boolean tooManyDead() {
    int dead = graph.slots.dead();
    return dead > DEAD_TOLERATED && dead > (graph.slots.size() + dead) / DEAD_SHARE;
  }

  private void consolidate() {
    BitSet unlinked =
        walks.with(walk -> new Consolidation(graph).unlink(slot -> probe(slot, walk), walk));
    // Whoever holds it alone knows that no walk is left that began before the links were cut.
    walking.unlockWrite(walking.writeLock());
    unlinked.stream()
        .forEach(
            slot -> {
              graph.links.release(slot);
              graph.slots.release(slot);
            });
  }

  /** Returns a probe of a slot's vector; null if there is no vector any more. */
  private @Nullable Probe probe(int slot, Walk walk) {
    float[] vector = new float[frame.dimension()];
    if (!vectors.read(slot, graph.slots.id(slot), vector)) {
      return null;
    }
    float offset = frame.place(vector, walk.placed, walk.spare);
    return graph.codes.probe(walk.placed, offset);
  }

  /** Draws a level; the same for the same id, so that building again builds the same. */
  private static int level(long id) {
    long mixed = (id + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    double uniform = ((mixed ^ mixed >>> 32) >>> 11 | 1) * 0x1p-53;
    return (int) Math.min(Links.HIGHEST, -Math.log(uniform) * LEVEL_SCALE);
  }
}
