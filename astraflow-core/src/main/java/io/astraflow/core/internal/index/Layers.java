package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.Moments;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one collection's searches go through: vectors on the heap, which are scanned, and for a
 * large collection a graph, which takes them from there. What was removed is hidden at once.
 *
 * <p>Searches run on many threads; changes are made by one at a time.
 */
final class Layers {
  /** Vectors fetched from the store in one transaction. */
  private static final int BATCH = 4_096;

  private final StoreVectors store;
  private final ExactIndex scanned;
  private final Sample sample;
  private volatile IdSet known = IdSet.ofAscending(new long[0]);
  private volatile @Nullable GraphLayer graph;

  /** Ids of which some may be here though they are not known, since fetching them failed. */
  private long[] attempted = {};

  Layers(int dimension, StoreVectors store) {
    this.store = store;
    this.scanned = new ExactIndex(dimension, 0);
    this.sample = new Sample(dimension);
  }

  /** Returns the vectors on the heap: all without a graph, those that wait for it otherwise. */
  ExactIndex scanned() {
    return scanned;
  }

  /** Returns the ids that can be found. */
  IdSet known() {
    return known;
  }

  @Nullable GraphLayer graph() {
    return graph;
  }

  /** Puts a graph on top, which takes what is scanned, as well as what comes. */
  void raise(GraphLayer layer) {
    long[] ids = scanned.ids();
    graph = layer;
    Arrays.sort(ids);
    layer.enter(ids);
  }

  /**
   * Starts with a graph that was kept.
   *
   * @param ids what can be found, of which the graph may lack some and have others
   */
  void restore(GraphLayer layer, IdSet ids) {
    IdSet inGraph = layer.ids();
    layer.leave(inGraph.without(ids));
    known = inGraph.and(ids);
    graph = layer;
  }

  /**
   * Makes {@code ids} what can be found: forgets the others, and fetches the new ones' vectors.
   *
   * @param most how many vectors may wait for the graph at a time; with more this waits as well
   */
  void apply(IdSet ids, int most) {
    GraphLayer layer = graph;
    forget(known.without(ids), ids, layer);
    forget(Arrays.stream(attempted).filter(ids.negate()).toArray(), ids, layer);
    long[] missing = ids.without(known);
    attempted = missing;
    if (layer == null || missing.length <= most) {
      fetch(missing);
      if (layer != null) {
        layer.enter(missing);
      }
    } else {
      feed(missing, layer, most);
    }
    drawSample(ids);
    // Last, so that what could not be fetched is still missing the next time.
    known = ids;
    attempted = new long[0];
  }

  /** Makes the sample one of these ids; says that it is. */
  boolean drawSample(IdSet ids) {
    sample.balance(ids, lacking -> store.readChecked(lacking, sample::offer));
    return true;
  }

  Nearest search(float[] query, int k, long @Nullable [] allowed) {
    VectorQuery wanted =
        VectorQuery.nearest(query, k).among(allowed == null ? null : IdSet.ofAscending(allowed));
    GraphLayer layer;
    Nearest nearest;
    do {
      layer = graph;
      nearest = layer == null ? scan(wanted) : walk(wanted, layer);
      // A graph that was raised meanwhile may have taken vectors before they were scanned.
    } while (graph != layer);
    return nearest;
  }

  private Nearest scan(VectorQuery query) {
    Moments seen = new Moments();
    List<Hit> hits = scanned.search(query, seen);
    return nearest(query, hits, query.allowed() == null ? seen : sample.moments(query.vector()));
  }

  private Nearest walk(VectorQuery query, GraphLayer layer) {
    return nearest(query, layer.search(query, () -> known), sample.moments(query.vector()));
  }

  private Nearest nearest(VectorQuery query, List<Hit> hits, Moments moments) {
    IdSet allowed = query.allowed();
    int population = (allowed == null ? known : allowed).size();
    return new Nearest(hits, moments.mean(), moments.deviation(), population);
  }

  private void forget(long[] gone, IdSet ids, @Nullable GraphLayer layer) {
    if (gone.length == 0) {
      return;
    }
    if (layer != null) {
      layer.leave(gone);
    }
    known = known.and(ids);
    for (long id : gone) {
      scanned.remove(id);
      sample.remove(id);
    }
  }

  private void fetch(long[] ids) {
    for (int from = 0; from < ids.length; from += BATCH) {
      store.readChecked(
          Arrays.copyOfRange(ids, from, Math.min(ids.length, from + BATCH)), this::take);
    }
  }

  private void take(long id, float[] vector) {
    scanned.add(id, vector);
    sample.offer(id, vector);
  }

  /** Fetches no faster than the graph takes. */
  private void feed(long[] missing, GraphLayer layer, int most) {
    long[] order = missing.clone();
    layer.shuffle(order);
    int size = Math.min(BATCH, most);
    for (int from = 0; from < order.length && !layer.stopped(); from += size) {
      long[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + size));
      layer.awaitAtMost(most - size);
      fetch(batch);
      layer.enter(batch);
    }
  }
}
