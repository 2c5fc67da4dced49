package io.astraflow.core.internal.index;

import io.astraflow.core.internal.index.Layers.Fresh;
import io.astraflow.core.internal.index.SnapshotFile.Stamp;
import io.astraflow.core.internal.index.exact.ExactIndexFactory;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.index.IdSet;
import io.astraflow.spi.index.VectorIndex;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.index.VectorSpace;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The vector index of one collection, level with the store: a search finds what was committed
 * before it was called. Small collections are scanned; from a threshold on a graph is built in the
 * background, and kept in a snapshot file between runs. Nothing is loaded before the first search.
 *
 * <p>Safe for use by many threads. A search waits while another brings the index level with the
 * store, and the first one while the vectors are loaded.
 */
public final class CollectionIndex implements AutoCloseable {
  /** From this many vectors on a collection gets a graph. */
  public static final int DEFAULT_GRAPH_THRESHOLD = 20_000;

  /** A snapshot of which a greater share is gone makes a graph with too many dead ends. */
  private static final double MOST_GONE = 0.2;

  private final Store store;
  private final CollectionRow collection;
  private final VectorIndexFactory graphs;
  private final int graphThreshold;
  private final SnapshotFile snapshot;
  private final ReentrantLock syncing = new ReentrantLock();
  // Both are written under the lock.
  private volatile @Nullable Layers layers;
  private volatile long synced = -1;
  private volatile boolean closed;

  /**
   * Creates an index that loads itself when it is first searched.
   *
   * @param graphThreshold from this many vectors on a graph is built
   * @param snapshotFile where the graph is kept; its folder must exist
   */
  public CollectionIndex(
      Store store,
      CollectionRow collection,
      VectorIndexFactory graphs,
      int graphThreshold,
      Path snapshotFile) {
    this.store = store;
    this.collection = collection;
    this.graphs = graphs;
    this.graphThreshold = graphThreshold;
    this.snapshot = new SnapshotFile(snapshotFile);
  }

  /**
   * What a search found. Immutable.
   *
   * @param hits at most k, best first
   * @param mean of the query's cosines over the collection; 0 if it is empty
   * @param deviation the standard deviation of the query's cosines over the collection. Both are
   *     exact where everything was scanned, and otherwise of up to 1,000 vectors, evenly spread
   * @param population how many vectors the hits were chosen from
   */
  public record Nearest(List<VectorIndex.Hit> hits, double mean, double deviation, int population) {
    /** Copies the hits. */
    public Nearest {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Returns the nearest vectors; nothing if the collection was deleted.
   *
   * @param query of the collection's dimension, length 1
   * @param k 1 or more
   * @param allowed the only ids to return, ascending, each once; null for all
   * @throws IllegalArgumentException if the query has another dimension or a component that is not
   *     finite, {@code k} is less than 1, or {@code allowed} does not ascend
   * @throws IllegalStateException once closed
   */
  public Nearest search(float[] query, int k, long @Nullable [] allowed) {
    checkOpen();
    long revision = store.read(tx -> tx.collections().revision(collection.id()));
    if (revision < 0) {
      return new Nearest(List.of(), 0, 0, 0);
    }
    return level(revision).search(query, k, allowed);
  }

  /** Returns what serves searches now: {@code exact}, or the graph's kind. */
  public String kind() {
    Layers current = layers;
    return current == null || current.graph() == null ? ExactIndexFactory.ID : graphs.id();
  }

  /** Returns how many vectors wait to enter the graph; searches find them all the same. */
  public int waiting() {
    Layers current = layers;
    GraphLayer graph = current == null ? null : current.graph();
    return graph == null ? 0 : graph.waiting();
  }

  /** Stops work in the background, and writes the graph to its snapshot file if it has changed. */
  @Override
  public void close() {
    GraphLayer graph = stop();
    if (graph != null && graph.changes() > 0) {
      snapshot.write(stamp(synced), graph.graph()::save);
    }
  }

  /** Closes this for a collection that is deleted: the snapshot file goes as well. */
  public void delete() {
    stop();
    snapshot.delete();
  }

  /** Returns the layers after making sure that they hold at least what {@code revision} did. */
  private Layers level(long revision) {
    Layers current = layers;
    if (current != null && synced >= revision) {
      return current;
    }
    syncing.lock();
    try {
      checkOpen();
      current = layers;
      if (current == null) {
        current = load();
        layers = current;
      } else if (synced < revision) {
        Layers behind = current;
        synced = store.read(tx -> catchUp(tx, behind));
      }
      considerGraph(current);
      return current;
    } finally {
      syncing.unlock();
    }
  }

  private Layers load() {
    Layers fresh = new Layers(collection.dimension(), 0);
    synced = store.read(tx -> catchUp(tx, fresh));
    restoreGraph(fresh);
    return fresh;
  }

  private long catchUp(Transaction tx, Layers target) {
    IdSet ids = IdSet.ofAscending(tx.chunks().ids(collection.id(), Filter.all()));
    List<Fresh> added = new ArrayList<>();
    if (target.known().size() == 0) {
      tx.chunks().forEachVector(collection.id(), (id, v) -> added.add(new Fresh(id, v)));
    } else {
      long[] missing = ids.without(target.known());
      tx.chunks().forEachVector(collection.id(), missing, (id, v) -> added.add(new Fresh(id, v)));
    }
    target.apply(ids, added);
    return tx.collections().revision(collection.id());
  }

  private void restoreGraph(Layers target) {
    Optional<VectorIndex> graph = snapshot.read(stamp(synced), in -> readGraph(in, target));
    graph.ifPresent(restored -> target.raise(layer(restored)));
  }

  private VectorIndex readGraph(DataInput in, Layers target) throws IOException {
    VectorIndex restored = graphs.load(space(target, target.known().size()), in);
    long gone = Arrays.stream(restored.ids()).filter(target.known().negate()).count();
    if (gone > MOST_GONE * restored.size()) {
      throw new IOException(gone + " of its " + restored.size() + " vectors are gone");
    }
    return restored;
  }

  private void considerGraph(Layers target) {
    int size = target.known().size();
    if (target.graph() == null && size >= graphThreshold) {
      target.raise(layer(graphs.create(space(target, size))));
    }
  }

  private VectorSpace space(Layers target, int size) {
    float[] nowhere = new float[collection.dimension()];
    nowhere[0] = 1;
    return new VectorSpace(
        collection.dimension(),
        size,
        id -> {
          // Stands in for a vector that is gone until its node is removed from the graph.
          float[] vector = target.vector(id);
          return (vector == null ? nowhere : vector).clone();
        });
  }

  private GraphLayer layer(VectorIndex graph) {
    return new GraphLayer(graph, collection.dimension(), "astraflow-index-" + collection.id());
  }

  private Stamp stamp(long revision) {
    return new Stamp(
        graphs.id(), collection.fingerprint(), collection.dimension(), Math.max(0, revision));
  }

  private @Nullable GraphLayer stop() {
    syncing.lock();
    try {
      Layers current = layers;
      closed = true;
      layers = null;
      GraphLayer graph = current == null ? null : current.graph();
      if (graph != null) {
        graph.close();
      }
      return graph;
    } finally {
      syncing.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "The index of collection " + collection.name() + " is closed");
    }
  }
}
