package io.astraflow.core.internal.index.hnswlib;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.astraflow.core.internal.index.exact.Moments;
import io.astraflow.core.internal.index.exact.TopHits;
import io.astraflow.core.internal.index.exact.UnitVector;
import io.astraflow.core.internal.index.exact.VectorTable;
import io.astraflow.core.internal.index.hnswlib.HnswlibGraph.Node;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorQuery;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * hnswlib's graph (Malkov and Yashunin, 2018), with a kernel, filters, room for more, and real
 * removal added.
 *
 * <p>Additions run beside each other and beside searches. A removal leaves a dead node behind; when
 * too many are dead, the graph is built again while searches go on in the old one. A search under a
 * filter asks the graph for more than {@code k}, and scans where that is not enough.
 */
final class HnswlibIndex implements VectorIndex {
  private static final DotProduct DOT = DotProduct.fastest();

  /** Links of a node, twice as many on the lowest level. */
  static final int M = 16;

  private static final int EF_CONSTRUCTION = 100;

  /** The library's own, kept out of the way: each search says how many candidates it wants. */
  private static final int EF = 1;

  private static final int LEAST_CAPACITY = 1_024;

  /** Below this size a scan takes no longer than a search of the graph. */
  private static final int SCANNED = 1_000;

  /** A result from the graph costs as much as scanning this many vectors. */
  private static final int SCANS_PER_RESULT = 20;

  /** Dead nodes are tolerated up to this share of all, and up to this number in any case. */
  private static final int DEAD_SHARE = 4;

  private static final int DEAD_TOLERATED = 500;

  private final int dimension;

  /**
   * Held by additions together, and alone by what must see none of them: removals, building again,
   * growing, saving. Always taken before {@link #state}.
   */
  private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock(true);

  /** Guards the table and the fields below; held for a moment by changes, and by searches. */
  private final ReentrantReadWriteLock state = new ReentrantReadWriteLock();

  private final VectorTable table;
  private HnswIndex<Long, float[], GraphItem, Float> graph;

  /** Places in the graph that are taken, dead nodes and additions under way included. */
  private final AtomicInteger taken = new AtomicInteger();

  HnswlibIndex(int dimension, int expectedSize) {
    this.dimension = dimension;
    this.table = new VectorTable(Math.min(expectedSize, 1 << 20), DOT);
    this.graph = newGraph(expectedSize);
  }

  /** Restores what was saved. */
  HnswlibIndex(int dimension, GraphPayload saved) {
    this(dimension, saved.nodes().size() + saved.nodes().size() / 8);
    List<Node> nodes = saved.nodes();
    for (Node node : nodes) {
      table.put(node.item().id(), node.item().vector());
    }
    if (!nodes.isEmpty()) {
      HnswlibGraph.fill(graph, nodes, saved.entryPoint());
    }
    taken.set(nodes.size());
  }

  @Override
  public String description() {
    return "hnswlib (" + DOT.name() + " kernel)";
  }

  @Override
  public int size() {
    state.readLock().lock();
    try {
      return table.size();
    } finally {
      state.readLock().unlock();
    }
  }

  @Override
  public long[] ids() {
    state.readLock().lock();
    try {
      return table.ids();
    } finally {
      state.readLock().unlock();
    }
  }

  @Override
  public void add(long id, float[] vector) {
    UnitVector.checked(vector, dimension);
    while (!tryAdd(id, vector)) {
      grow();
    }
  }

  @Override
  public boolean remove(long id) {
    changes.writeLock().lock();
    try {
      boolean removed = bury(id);
      int dead = taken.get() - size();
      if (dead > DEAD_TOLERATED && dead > taken.get() / DEAD_SHARE) {
        rebuild();
      }
      return removed;
    } finally {
      changes.writeLock().unlock();
    }
  }

  @Override
  public List<Hit> search(VectorQuery query) {
    UnitVector.checked(query.vector(), dimension);
    TopHits best = new TopHits(query.k());
    state.readLock().lock();
    try {
      if (!searchGraph(query, best)) {
        scan(query, best);
      }
    } finally {
      state.readLock().unlock();
    }
    return best.drain();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    changes.writeLock().lock();
    try {
      GraphPayload.of(graph).write(out);
    } finally {
      changes.writeLock().unlock();
    }
  }

  /** Does nothing: everything is on the heap. */
  @Override
  public void close() {}

  private void scan(VectorQuery query, TopHits best) {
    IdSet allowed = query.allowed();
    if (allowed == null) {
      table.scan(query.vector(), best, new Moments());
    } else {
      table.scan(query.vector(), allowed, best, new Moments());
    }
  }

  /** Fills {@code best} with k results, or leaves it empty where a scan is the better way. */
  private boolean searchGraph(VectorQuery query, TopHits best) {
    int size = table.size();
    int wanted = wanted(query, size);
    if (size < SCANNED || scanIsFaster(wanted, query.allowed(), size)) {
      return false;
    }
    IdSet allowed = query.allowed();
    List<SearchResult<GraphItem, Float>> found = graph.findNearest(query.vector(), wanted);
    List<SearchResult<GraphItem, Float>> passing = new ArrayList<>();
    for (SearchResult<GraphItem, Float> result : found) {
      long id = result.item().id();
      if (passing.size() < query.k()
          && table.contains(id)
          && (allowed == null || allowed.test(id))) {
        passing.add(result);
      }
    }
    if (passing.size() < query.k()) {
      return false;
    }
    passing.forEach(result -> best.offer(result.item().id(), 1 - result.distance()));
    return true;
  }

  /** Returns how many results to ask the graph for, so that k of them are likely to be allowed. */
  private static int wanted(VectorQuery query, int size) {
    IdSet allowed = query.allowed();
    int most = Math.min(size, Math.max(query.candidates(), query.k()));
    if (allowed == null) {
      return most;
    }
    // Half as many again, so that it is seldom too few.
    double oversampled = 1.5 * (query.k() + 4) * size / Math.max(1, allowed.size());
    return (int) Math.max(most, Math.min(size, oversampled));
  }

  private static boolean scanIsFaster(int wanted, @Nullable IdSet allowed, int size) {
    int scanned = allowed == null ? size : Math.min(size, allowed.size());
    return (long) wanted * SCANS_PER_RESULT > scanned;
  }

  private boolean tryAdd(long id, float[] vector) {
    if (size() > 0 && replaces(id)) {
      remove(id);
    }
    changes.readLock().lock();
    try {
      if (taken.incrementAndGet() > graph.getMaxItemCount()) {
        taken.decrementAndGet();
        return false;
      }
      graph.add(new GraphItem(id, vector));
      state.writeLock().lock();
      try {
        table.put(id, vector);
      } finally {
        state.writeLock().unlock();
      }
      return true;
    } finally {
      changes.readLock().unlock();
    }
  }

  private boolean replaces(long id) {
    state.readLock().lock();
    try {
      return table.contains(id);
    } finally {
      state.readLock().unlock();
    }
  }

  private boolean bury(long id) {
    state.writeLock().lock();
    try {
      graph.remove(id, 0);
      return table.remove(id);
    } finally {
      state.writeLock().unlock();
    }
  }

  private void grow() {
    changes.writeLock().lock();
    try {
      int capacity = graph.getMaxItemCount();
      if (taken.get() < capacity) {
        return;
      }
      state.writeLock().lock();
      try {
        graph.resize(capacity + Math.max(LEAST_CAPACITY, capacity / 2));
        HnswlibGraph.unlimitSearches(graph);
      } finally {
        state.writeLock().unlock();
      }
    } finally {
      changes.writeLock().unlock();
    }
  }

  /** Builds the graph again without its dead nodes. Called with {@link #changes} held alone. */
  private void rebuild() {
    long[] ids = ids();
    HnswIndex<Long, float[], GraphItem, Float> fresh = newGraph(ids.length + ids.length / 8);
    for (long id : ids) {
      fresh.add(new GraphItem(id, Objects.requireNonNull(table.vector(id))));
    }
    state.writeLock().lock();
    try {
      graph = fresh;
      taken.set(ids.length);
    } finally {
      state.writeLock().unlock();
    }
  }

  private HnswIndex<Long, float[], GraphItem, Float> newGraph(int expectedSize) {
    HnswIndex<Long, float[], GraphItem, Float> index =
        HnswIndex.<float[], Float>newBuilder(
                dimension, new CosineDistance(), Math.max(LEAST_CAPACITY, expectedSize))
            .withM(M)
            .withEf(EF)
            .withEfConstruction(EF_CONSTRUCTION)
            .withRemoveEnabled()
            .build();
    HnswlibGraph.unlimitSearches(index);
    return index;
  }

  /** One less the cosine. */
  private static final class CosineDistance implements DistanceFunction<float[], Float> {
    private static final long serialVersionUID = 1L;

    @Override
    public Float distance(float[] a, float[] b) {
      return 1 - DOT.of(a, b);
    }
  }
}
