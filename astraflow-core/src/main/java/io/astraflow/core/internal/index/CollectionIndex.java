package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.SnapshotFile.Stamp;
import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vector index of one collection, level with the store: a search finds what was committed
 * before it was called. Small collections are scanned; from a threshold on a graph is built in the
 * background, and kept in a snapshot file between runs. Nothing is loaded before the first search,
 * and full vectors only as long as they wait for the graph.
 *
 * <p>Safe for use by many threads. A search waits while another brings the index level with the
 * store, and the first one while the vectors are loaded.
 */
public final class CollectionIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CollectionIndex.class);

  /** From this many vectors on a collection gets a graph. */
  public static final int DEFAULT_GRAPH_THRESHOLD = 8_000;

  /** A snapshot of which a greater share is gone makes a graph with too many dead ends. */
  private static final double MOST_GONE = 0.2;

  private final Store store;
  private final CollectionRow collection;
  private final VectorIndexFactory graphs;
  private final int graphThreshold;
  private final IndexFiles files;
  private final IndexHeap heap;
  private final GraphSnapshots snapshots;
  private final StoreVectors vectors;
  private final StoredIds stored;
  private final ReentrantLock syncing = new ReentrantLock();

  /** Shared by searches, and held alone for the moment in which the graph is closed. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  // These are written under the lock of syncing.
  private volatile long synced = -1;
  private volatile Layers layers;
  private volatile boolean closed;
  private boolean restored;

  /**
   * Creates an index that loads itself when it is first searched.
   *
   * @param graphThreshold from this many vectors on a graph is built
   * @param files where the graph is kept; their folder must exist
   * @param heap what this shares with the other collections' indexes
   */
  public CollectionIndex(
      Store store,
      CollectionRow collection,
      VectorIndexFactory graphs,
      int graphThreshold,
      IndexFiles files,
      HeapBudget heap) {
    this.store = store;
    this.collection = collection;
    this.graphs = graphs;
    this.graphThreshold = graphThreshold;
    this.files = files;
    this.heap = new IndexHeap(heap, collection, graphs);
    this.snapshots = new GraphSnapshots(new SnapshotFile(files.snapshot()));
    this.vectors = new StoreVectors(store, collection);
    this.stored = new StoredIds(collection.id());
    this.layers = new Layers(collection.dimension(), vectors);
  }

  /**
   * What a search found. Immutable.
   *
   * @param hits at most k, best first
   * @param mean of the query's cosines over the collection; 0 if it is empty
   * @param deviation the standard deviation of the query's cosines over the collection. Both are
   *     exact where everything was scanned, and otherwise of an even sample of up to 1,000 vectors
   * @param population how many vectors the hits were chosen from
   */
  public record Nearest(List<VectorIndex.Hit> hits, double mean, double deviation, int population) {
    /** Copies the hits. */
    public Nearest {
      hits = List.copyOf(hits);
    }
  }

  /**
   * What serves searches. Immutable.
   *
   * @param kind {@code exact}, or the graph's
   * @param description the same for people, such as {@code hnswlib (vector-api kernel)}
   * @param vectors how many can be found; how many are stored, before the first search
   * @param waiting how many of them wait to enter the graph; searches find them all the same
   */
  public record State(String kind, String description, long vectors, int waiting) {}

  /**
   * Returns the nearest vectors; nothing if the collection was deleted.
   *
   * @param query of the collection's dimension, length 1
   * @param k 1 or more
   * @param allowed the only ids to return, ascending, each once; null for all
   * @throws IllegalArgumentException if the query has another dimension, a component that is not
   *     finite or not length 1, {@code k} is less than 1, or {@code allowed} does not ascend
   * @throws io.astraflow.error.ConfigurationException if the heap is too small for the collection
   * @throws io.astraflow.error.CorruptDataException if the store holds a vector that is none
   * @throws IllegalStateException once closed
   */
  public Nearest search(float[] query, int k, long @Nullable [] allowed) {
    checkOpen();
    long revision = store.read(tx -> tx.collections().revision(collection.id()));
    if (revision < 0) {
      return new Nearest(List.of(), 0, 0, 0);
    }
    level(revision);
    open.readLock().lock();
    try {
      checkOpen();
      return layers.search(query, k, allowed);
    } finally {
      open.readLock().unlock();
    }
  }

  /**
   * Returns what serves searches now, or what will once there is one.
   *
   * @param stored how many vectors the store has
   */
  public State state(long stored) {
    if (synced < 0) {
      return stateBefore(graphs, graphThreshold, stored);
    }
    open.readLock().lock();
    try {
      int found = layers.known().size();
      GraphLayer graph = layers.graph();
      return graph == null
          ? new State(ExactIndexFactory.ID, layers.scanned().description(), found, 0)
          : new State(graphs.id(), graph.graph().description(), found, layers.scanned().size());
    } finally {
      open.readLock().unlock();
    }
  }

  /** Returns the state of an index that nothing was sought in yet. */
  public static State stateBefore(VectorIndexFactory graphs, int graphThreshold, long stored) {
    String kind = stored < graphThreshold ? ExactIndexFactory.ID : graphs.id();
    return new State(kind, kind + " (not loaded)", stored, 0);
  }

  /** Stops work in the background, and writes the graph to its snapshot file if it has changed. */
  @Override
  public void close() {
    end(snapshots::writeIfChanged);
  }

  /** Closes this for a collection that is deleted: its files go as well. */
  public void delete() {
    end(GraphLayer::stop);
    files.delete();
  }

  /** Makes sure that the layers hold at least what {@code revision} did. */
  private void level(long revision) {
    if (synced >= revision) {
      return;
    }
    syncing.lock();
    try {
      checkOpen();
      if (synced < revision) {
        catchUp();
      }
    } finally {
      syncing.unlock();
    }
  }

  private void catchUp() {
    Goal goal = store.read(this::goal);
    boolean large = goal.ids.size() >= graphThreshold;
    if (!restored) {
      restore(goal);
      restored = true;
    }
    int most = claim(goal, large);
    if (layers.graph() == null && large) {
      files.deleteVectors();
      layers.raise(layer(graphs.create(space(goal.ids.size()))));
      checkOpen();
    }
    snapshots.stamp(stamp(goal.revision));
    layers.apply(goal.ids, most);
    checkOpen();
    synced = goal.revision;
  }

  private Goal goal(Transaction tx) {
    // Until it has caught up once, not all that is known to be lacking is new.
    IdSet ids = synced < 0 ? stored.all(tx) : stored.since(layers.known(), tx);
    return new Goal(ids, tx.collections().revision(collection.id()));
  }

  /** Claims the heap for what is to come, and returns how many vectors may wait for the graph. */
  private int claim(Goal goal, boolean large) {
    int size = goal.ids.size();
    if (layers.graph() == null && !large) {
      heap.claimScanned(size);
      return size;
    }
    int missing = goal.ids.without(layers.known()).length;
    return heap.claimGraph(size, layers.scanned().size() + missing);
  }

  private void restore(Goal goal) {
    if (!snapshots.exist()) {
      return;
    }
    heap.claimGraph(goal.ids.size(), 0);
    // Beside the graph, since both take as long. Whatever fails here fails again when it is missed.
    CompletableFuture<Boolean> drawn =
        CompletableFuture.supplyAsync(() -> layers.drawSample(goal.ids));
    Optional<VectorIndex> graph = snapshots.read(stamp(goal.revision), in -> readGraph(in, goal));
    LOG.debug("The sample is drawn: {}", drawn.exceptionally(failure -> false).join());
    graph.ifPresent(there -> layers.restore(layer(there), goal.ids));
  }

  private VectorIndex readGraph(DataInput in, Goal goal) throws IOException {
    VectorIndex graph = graphs.load(space(goal.ids.size()), in);
    long[] ids = graph.ids();
    Arrays.sort(ids);
    long gone = IdSet.ofAscending(ids).without(goal.ids).length;
    if (gone > MOST_GONE * graph.size()) {
      graph.close();
      throw new IOException(gone + " of its " + graph.size() + " vectors are gone");
    }
    return graph;
  }

  private VectorSpace space(int size) {
    return new VectorSpace(collection.dimension(), size, vectors, Optional.of(files.vectors()));
  }

  private GraphLayer layer(VectorIndex graph) {
    String name = "astraflow-index-" + collection.id();
    return new GraphLayer(graph, layers.scanned(), name, this::settled);
  }

  /** Called in the background when a graph has caught up. */
  private void settled(GraphLayer layer) {
    heap.settled();
    snapshots.writeIfDue(layer);
  }

  private Stamp stamp(long revision) {
    return new Stamp(graphs.id(), collection.fingerprint(), collection.dimension(), revision);
  }

  private void end(Consumer<GraphLayer> last) {
    closed = true;
    GraphLayer feeding = layers.graph();
    if (feeding != null) {
      feeding.stop(); // else whoever feeds it would go on, and hold the lock, until it is full
    }
    syncing.lock();
    try {
      GraphLayer graph = layers.graph();
      if (graph != null) {
        graph.stop();
        last.accept(graph);
      }
      discard(graph);
      heap.release();
    } finally {
      syncing.unlock();
    }
  }

  private void discard(@Nullable GraphLayer graph) {
    open.writeLock().lock();
    try {
      layers = new Layers(collection.dimension(), vectors);
      if (graph != null) {
        graph.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The index of collection " + collection.name() + " is closed");
    }
  }

  /** What the index is to hold: all of the collection at one moment. */
  private record Goal(IdSet ids, long revision) {}
}
