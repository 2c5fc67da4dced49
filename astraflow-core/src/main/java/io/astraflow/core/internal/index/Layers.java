package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.index.exact.ExactIndex;
import io.astraflow.core.internal.index.exact.Moments;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex.Hit;
import io.astraflow.spi.index.VectorQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one collection's searches go through: every vector in an exact index, and for a large
 * collection also in a graph, save those that still wait for it. The waiting ones are searched
 * exactly and first, and leave the queue only once they are in the graph, so nothing is ever
 * overlooked. What was removed is hidden from the graph's results at once.
 *
 * <p>Searches run on many threads; {@link #apply} is called by one at a time.
 */
final class Layers {
  /** At most this many vectors are scored to learn how a query's cosines are spread. */
  static final int SAMPLE = 1_000;

  /** Up to this many allowed ids a scan is faster than a graph of any size. */
  private static final int ALWAYS_SCANNED = 2_000;

  /** Above, a scan is faster up to one in this many of a collection's vectors. */
  private static final int SCANNED_SHARE = 5;

  private final ExactIndex all;
  private volatile IdSet known = IdSet.ofAscending(new long[0]);
  private volatile @Nullable GraphLayer graph;

  Layers(int dimension, int expectedSize) {
    this.all = new ExactIndex(dimension, expectedSize);
  }

  /** Returns the ids that can be found. */
  IdSet known() {
    return known;
  }

  @Nullable GraphLayer graph() {
    return graph;
  }

  /** Makes {@code ids} what can be found: forgets the others, and takes the new ones' vectors. */
  void apply(IdSet ids, List<Fresh> added) {
    GraphLayer layer = graph;
    for (Fresh fresh : added) {
      all.add(fresh.id(), fresh.vector());
    }
    if (layer != null) {
      layer.add(added);
    }
    long[] gone = known.without(ids);
    known = ids;
    for (long id : gone) {
      all.remove(id);
    }
    if (layer != null) {
      layer.remove(gone);
    }
  }

  /** Puts a graph on top, which may lack ids and have others, and starts to bring it level. */
  void raise(GraphLayer layer) {
    IdSet inGraph = layer.ids();
    layer.add(
        Arrays.stream(known.without(inGraph))
            .mapToObj(id -> new Fresh(id, Objects.requireNonNull(all.vector(id))))
            .toList());
    layer.remove(inGraph.without(known));
    graph = layer;
  }

  Nearest search(float[] query, int k, long @Nullable [] allowed) {
    if (allowed == null) {
      return searchEverything(query, k);
    }
    IdSet ids = IdSet.ofAscending(allowed);
    Moments moments = new Moments();
    all.sample(query, SAMPLE, moments);
    return new Nearest(
        searchAllowed(VectorQuery.nearest(query, k).among(ids), ids),
        moments.mean(),
        moments.deviation(),
        allowed.length);
  }

  private Nearest searchEverything(float[] query, int k) {
    Moments moments = new Moments();
    GraphLayer layer = graph;
    List<Hit> hits;
    if (layer == null || scanIsFaster(layer, k)) {
      hits = all.search(VectorQuery.nearest(query, k), moments);
    } else {
      all.sample(query, SAMPLE, moments);
      hits = layer.search(VectorQuery.nearest(query, k).among(known));
    }
    return new Nearest(hits, moments.mean(), moments.deviation(), known.size());
  }

  private List<Hit> searchAllowed(VectorQuery query, IdSet allowed) {
    int size = known.size();
    GraphLayer layer = graph;
    boolean few = allowed.size() <= Math.max(ALWAYS_SCANNED, size / SCANNED_SHARE);
    if (layer == null || few || scanIsFaster(layer, query.k())) {
      return all.search(query);
    }
    IdSet knownIds = known;
    long[] both = Arrays.stream(allowed.ids()).filter(knownIds).toArray();
    return layer.search(query.among(IdSet.ofAscending(both)));
  }

  private boolean scanIsFaster(GraphLayer layer, int k) {
    int size = known.size();
    return layer.waiting() > size / 2 || k > size / 20;
  }

  /** Returns the vector with this id. */
  float @Nullable [] vector(long id) {
    return all.vector(id);
  }

  /** A vector that is new. */
  record Fresh(long id, float[] vector) {}
}
