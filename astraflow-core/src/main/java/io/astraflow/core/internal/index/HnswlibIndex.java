package io.astraflow.core.internal.index;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import io.astraflow.core.internal.index.HnswlibGraph.Node;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.spi.index.VectorIndex;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongPredicate;

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
  private static final int EF = 80;
  private static final int LEAST_CAPACITY = 1_024;

  /** Below this size a scan takes no longer than a search of the graph. */
  private static final int SCANNED = 1_000;

  /** A result from the graph costs as much as scanning this many vectors. */
  private static final int SCANS_PER_RESULT = 20;

  private static final int PROBES = 256;

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
    this.table = new VectorTable(dimension, Math.min(expectedSize, 1 << 20), DOT);
    this.graph = newGraph(expectedSize);
  }

  /** Restores what was saved. */
  HnswlibIndex(int dimension, GraphPayload saved) {
    this(dimension, saved.nodes().size() + saved.nodes().size() / 8);
    for (Node node : saved.nodes()) {
      table.put(node.item().id(), table.checked(node.item().vector()));
    }
    if (!saved.nodes().isEmpty()) {
      HnswlibGraph.fill(graph, saved.nodes(), saved.entryPoint());
    }
    taken.set(saved.nodes().size());
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
    table.checked(vector);
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
  public List<Hit> search(float[] query, int k, LongPredicate allowed) {
    table.checked(query);
    TopHits best = new TopHits(k);
    state.readLock().lock();
    try {
      if (!searchGraph(query, k, allowed, best)) {
        table.scan(query, allowed, best);
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

  /** Fills {@code best} with k results, or leaves it empty where a scan is the better way. */
  private boolean searchGraph(float[] query, int k, LongPredicate allowed, TopHits best) {
    int size = table.size();
    int wanted = oversampled(k, table.probe(allowed, PROBES));
    if (size < SCANNED || (long) wanted * SCANS_PER_RESULT > size) {
      return false;
    }
    List<SearchResult<GraphItem, Float>> found = graph.findNearest(query, wanted);
    List<SearchResult<GraphItem, Float>> passing = new ArrayList<>(k);
    for (SearchResult<GraphItem, Float> result : found) {
      long id = result.item().id();
      if (passing.size() < k && table.contains(id) && allowed.test(id)) {
        passing.add(result);
      }
    }
    if (passing.size() < k) {
      return false;
    }
    passing.forEach(result -> best.offer(result.item().id(), 1 - result.distance()));
    return true;
  }

  private static int oversampled(int k, double share) {
    if (share == 1) {
      return k;
    }
    // Half as many again, so that it is seldom too few.
    return (int) Math.min(Integer.MAX_VALUE, 1.5 * (k + 4) / Math.max(share, 1e-6));
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
