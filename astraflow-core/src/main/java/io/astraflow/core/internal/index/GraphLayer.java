package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.TopHits;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph, and the vectors that wait to be put into it, which background threads do. A vector
 * leaves the waiting ones after it has entered the graph, and searches look at the waiting ones
 * first: so a search sees each vector in one of the two, or in both. As long as removals are under
 * way, searches ask the graph for what is left only.
 *
 * <p>Searches run on many threads; {@link #enter} and {@link #leave} are called by one at a time.
 */
final class GraphLayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GraphLayer.class);
  private static final int BATCH = 64;

  /** Locks for ids, by their last bits. */
  private static final int STRIPES = 64;

  private final VectorIndex graph;
  private final ExactIndex waiting;
  private final BuildThreads threads;
  private final Consumer<GraphLayer> settled;

  /** So that an id leaves the graph either before it enters, and then does not, or after it has. */
  private final ReentrantLock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  private final Random random = new Random(1);
  private final AtomicInteger leaving = new AtomicInteger();

  /** Ids that could not enter, and wait for nothing. */
  private final Set<Long> stuck = ConcurrentHashMap.newKeySet();

  private final AtomicLong changes = new AtomicLong();

  /**
   * Puts a layer together.
   *
   * @param waiting vectors that enter once their ids are given to {@link #enter}
   * @param settled called by a background thread whenever nothing more waits
   */
  GraphLayer(VectorIndex graph, ExactIndex waiting, String name, Consumer<GraphLayer> settled) {
    this.graph = graph;
    this.waiting = waiting;
    this.threads = new BuildThreads(name);
    this.settled = settled;
  }

  VectorIndex graph() {
    return graph;
  }

  /** Returns the ids in the graph, without those that wait. */
  IdSet ids() {
    long[] ids = graph.ids();
    Arrays.sort(ids);
    return IdSet.ofAscending(ids);
  }

  /** Returns the number of changes to the graph since this was made. */
  long changes() {
    return changes.get();
  }

  /** Says whether the graph has everything, and nothing else. */
  boolean level() {
    return waiting.size() == stuck.size() && leaving.get() == 0;
  }

  /**
   * Has waiting vectors put into the graph. The order is drawn, always the same for the same ids: a
   * graph may learn from its first vectors, and those of one document are not like all.
   */
  void enter(long[] ids) {
    long[] order = ids.clone();
    shuffle(order);
    for (int from = 0; from < order.length; from += BATCH) {
      long[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
      threads.execute(() -> each(batch, this::enter));
    }
  }

  /** Hides ids at once, and has them taken out of the graph. */
  void leave(long[] gone) {
    if (gone.length == 0) {
      return;
    }
    leaving.addAndGet(gone.length);
    for (long id : gone) {
      waiting.remove(id);
      stuck.remove(id);
    }
    threads.execute(() -> each(gone, this::leave));
  }

  /** Waits until at most so many vectors wait, or this is closed. */
  void awaitAtMost(int most) {
    threads.awaitUntil(() -> waiting.size() - stuck.size() <= most);
  }

  /**
   * Returns the nearest of the waiting vectors and the graph's together.
   *
   * @param known gives what can be found, for as long as the graph may have more
   */
  List<Hit> search(VectorQuery query, Supplier<IdSet> known) {
    threads.searching();
    List<Hit> exact = waiting.search(query);
    boolean pure = leaving.get() == 0;
    List<Hit> near = graph.search(pure ? query : query.among(both(query.allowed(), known.get())));
    return exact.isEmpty() ? near : merged(exact, near, query.k());
  }

  /** Says whether no more vectors will enter. */
  boolean stopped() {
    return threads.closed();
  }

  /** Ends the work in the background; what waits is left out of the graph. */
  void stop() {
    threads.close();
  }

  /** Closes the graph as well. No search may be under way. */
  @Override
  public void close() {
    stop();
    graph.close();
  }

  private static IdSet both(@Nullable IdSet allowed, IdSet known) {
    return allowed == null ? known : allowed.and(known);
  }

  private static List<Hit> merged(List<Hit> exact, List<Hit> near, int k) {
    TopHits best = new TopHits(k);
    Set<Long> seen = new HashSet<>();
    for (Hit hit : exact) {
      seen.add(hit.id());
      best.offer(hit.id(), hit.cosine());
    }
    for (Hit hit : near) {
      if (seen.add(hit.id())) {
        best.offer(hit.id(), hit.cosine());
      }
    }
    return best.drain();
  }

  /** Brings ids into an order that says nothing. */
  void shuffle(long[] ids) {
    for (int i = ids.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      long id = ids[i];
      ids[i] = ids[other];
      ids[other] = id;
    }
  }

  private void each(long[] ids, IdAction action) {
    for (long id : ids) {
      if (threads.closed()) {
        return;
      }
      ReentrantLock stripe = stripes[(int) (id & (STRIPES - 1))];
      stripe.lock();
      try {
        action.on(id);
      } finally {
        stripe.unlock();
      }
    }
    if (level()) {
      settled.accept(this);
    }
  }

  private void enter(long id) {
    float[] vector = waiting.vector(id);
    if (vector == null) {
      return; // It was removed before its turn.
    }
    try {
      graph.add(id, vector);
      changes.incrementAndGet();
      waiting.remove(id);
      stuck.remove(id);
    } catch (RuntimeException | Error e) {
      // Errors as well: whoever feeds the graph waits until each has entered or is known to be
      // stuck.
      stuck.add(id);
      LOG.error("Vector {} could not enter the graph and is scanned instead", id, e);
    }
  }

  private void leave(long id) {
    try {
      if (graph.remove(id)) {
        changes.incrementAndGet();
      }
      leaving.decrementAndGet();
    } catch (RuntimeException e) {
      // It stays counted, and so hidden.
      LOG.error("Vector {} could not leave the graph and stays hidden in it", id, e);
    }
  }

  /** Does something to one id. */
  @FunctionalInterface
  private interface IdAction {
    void on(long id);
  }
}
