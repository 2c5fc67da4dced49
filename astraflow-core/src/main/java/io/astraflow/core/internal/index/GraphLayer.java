package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.Layers.Fresh;
import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.TopHits;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph and the vectors that wait to be put into it, which daemon threads do. A vector leaves the
 * waiting ones after it has entered the graph, and searches look at the waiting ones first: so a
 * search sees each vector in one of the two, or in both.
 */
final class GraphLayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GraphLayer.class);
  private static final int BATCH = 64;

  private final VectorIndex graph;
  private final ExactIndex waiting;
  private final ThreadPoolExecutor workers;
  private final AtomicLong changes = new AtomicLong();
  private volatile boolean closed;

  GraphLayer(VectorIndex graph, int dimension, String name) {
    this.graph = graph;
    this.waiting = new ExactIndex(dimension, 0);
    int threads = Runtime.getRuntime().availableProcessors();
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  /** Returns the ids in the graph, without those that wait. */
  IdSet ids() {
    long[] ids = graph.ids();
    Arrays.sort(ids);
    return IdSet.ofAscending(ids);
  }

  /** Returns how many vectors wait. */
  int waiting() {
    return waiting.size();
  }

  /** Returns the number of changes to the graph since this was made. */
  long changes() {
    return changes.get();
  }

  VectorIndex graph() {
    return graph;
  }

  void add(List<Fresh> added) {
    added.forEach(fresh -> waiting.add(fresh.id(), fresh.vector()));
    for (int from = 0; from < added.size(); from += BATCH) {
      List<Fresh> batch = added.subList(from, Math.min(added.size(), from + BATCH));
      workers.execute(() -> batch.forEach(this::enter));
    }
  }

  void remove(long[] gone) {
    if (gone.length == 0) {
      return;
    }
    for (long id : gone) {
      waiting.remove(id);
    }
    workers.execute(() -> Arrays.stream(gone).forEach(this::leave));
  }

  List<Hit> search(VectorQuery query) {
    List<Hit> exact = waiting.search(query);
    List<Hit> near = graph.search(query);
    if (exact.isEmpty()) {
      return near;
    }
    TopHits best = new TopHits(query.k());
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

  /** Stops the workers and waits for the changes under way; what waits is left out of the graph. */
  @Override
  public void close() {
    closed = true;
    workers.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = workers.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void enter(Fresh fresh) {
    if (closed || waiting.vector(fresh.id()) == null) {
      return;
    }
    try {
      graph.add(fresh.id(), fresh.vector());
      changes.incrementAndGet();
      if (!waiting.remove(fresh.id())) {
        // Removed by a change of the collection while it entered.
        graph.remove(fresh.id());
      }
    } catch (RuntimeException e) {
      LOG.error("Vector {} could not enter the graph and is scanned instead", fresh.id(), e);
    }
  }

  private void leave(long id) {
    if (closed) {
      return;
    }
    try {
      if (graph.remove(id)) {
        changes.incrementAndGet();
      }
    } catch (RuntimeException e) {
      LOG.error("Vector {} could not leave the graph and stays hidden in it", id, e);
    }
  }
}
