package io.astraflow.core.internal.workspace;

import io.astraflow.chat.Chats;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.CollectionSummary;
import io.astraflow.core.internal.chat.ChatWorld;
import io.astraflow.core.internal.chat.EngineChats;
import io.astraflow.core.internal.chat.StoredChats;
import io.astraflow.core.internal.chat.grounds.GroundSearch;
import io.astraflow.core.internal.chat.turn.Summarising;
import io.astraflow.core.internal.chat.turn.TurnWorld;
import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.index.HeapBudget;
import io.astraflow.core.internal.index.IndexFiles;
import io.astraflow.core.internal.ingest.Workers;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.core.internal.plugin.EmbeddingModels;
import io.astraflow.core.internal.retrieval.SharedSearch;
import io.astraflow.core.internal.task.TaskEngine;
import io.astraflow.core.internal.task.TaskKinds;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The parts that all workspaces of one data folder share, and the collections that are open. Safe
 * for use by many threads.
 */
public final class Engine implements AutoCloseable {
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<Long, StoredCollection> open = new ConcurrentHashMap<>();
  private final DataFolder folder;
  private final Store store;
  private final EmbeddingModels models;
  private final String defaultModel;
  private final VectorIndexFactory graphs;
  private final DocumentParser parser;
  private final Workers workers;
  private final SharedSearch search;
  private final EngineModels chat;
  private final TaskEngine tasks;
  private final EngineChats chats = new EngineChats();
  private final Summarising summarising = new Summarising();
  private final HeapBudget heap = HeapBudget.ofJvm();
  private volatile boolean closed;

  /** Puts the parts together; they are closed with the engine. */
  public Engine(
      DataFolder folder,
      Store store,
      EmbeddingModels models,
      String defaultModel,
      VectorIndexFactory graphs,
      DocumentParser parser,
      Workers workers,
      SharedSearch search,
      EngineModels chat,
      TaskKinds kinds,
      boolean runTasks) {
    this.folder = folder;
    this.store = store;
    this.models = models;
    this.defaultModel = defaultModel;
    this.graphs = graphs;
    this.parser = parser;
    this.workers = workers;
    this.search = search;
    this.chat = chat;
    tasks = new TaskEngine(store, kinds, name -> new StoredWorkspace(this, name), runTasks);
  }

  /** Returns the collection, made on first use. */
  StoredCollection collection(String workspace, String name, CollectionOptions options) {
    checkOpen();
    changing.lock();
    try {
      CollectionDefinition definition = new CollectionDefinition(models, defaultModel);
      CollectionRow row =
          find(workspace, name)
              .map(existing -> definition.check(existing, options))
              .orElseGet(() -> create(definition.row(workspace, name, options)));
      return opened(row);
    } finally {
      changing.unlock();
    }
  }

  /** Returns the collection if it exists. */
  Optional<StoredCollection> existing(String workspace, String name) {
    checkOpen();
    changing.lock();
    try {
      CollectionDefinition definition = new CollectionDefinition(models, defaultModel);
      return find(workspace, name)
          .map(row -> opened(definition.check(row, CollectionOptions.ofDefaults())));
    } finally {
      changing.unlock();
    }
  }

  /** Describes a workspace's collections, in order, without opening them. */
  List<CollectionSummary> summaries(String workspace) {
    checkOpen();
    return store.read(
        tx ->
            tx.collections().list(workspace).stream()
                .map(row -> summary(row, tx.collections().counts(row.id())))
                .toList());
  }

  private static CollectionSummary summary(CollectionRow row, CollectionCounts counts) {
    return new CollectionSummary(row.name(), row.embeddingModel(), StoredCollection.stats(counts));
  }

  /** Returns the names of a workspace's collections, in order. */
  List<String> names(String workspace) {
    checkOpen();
    return store.read(tx -> tx.collections().list(workspace)).stream()
        .map(CollectionRow::name)
        .toList();
  }

  /** Deletes a collection and everything in it. */
  boolean delete(String workspace, String name) {
    checkOpen();
    changing.lock();
    try {
      Optional<CollectionRow> row = find(workspace, name);
      row.ifPresent(this::delete);
      return row.isPresent();
    } finally {
      changing.unlock();
    }
  }

  private void delete(CollectionRow row) {
    StoredCollection collection = open.remove(row.id());
    if (collection != null) {
      collection.markDeleted();
    }
    store.write(
        tx -> {
          tx.collections().delete(row.id());
          return true;
        });
    if (collection == null) {
      files(row).delete();
    } else {
      collection.index().delete();
    }
  }

  private Optional<CollectionRow> find(String workspace, String name) {
    return store.read(tx -> tx.collections().find(workspace, name));
  }

  private CollectionRow create(CollectionRow row) {
    return store.write(tx -> tx.collections().create(row));
  }

  private StoredCollection opened(CollectionRow row) {
    return open.computeIfAbsent(row.id(), id -> new StoredCollection(this, row));
  }

  /** Reads everything and returns what is wrong, each as a sentence. */
  public List<String> problems() {
    checkOpen();
    List<String> problems = new ArrayList<>(store.verify());
    // Damage that keeps the rows from being read was reported by the store.
    if (problems.isEmpty()) {
      allCollections().forEach(row -> files(row).problem(row).ifPresent(problems::add));
    }
    return problems;
  }

  /** Returns what serves a collection's searches, or will once there is one. */
  public CollectionIndex.State index(CollectionRow row, long vectors) {
    StoredCollection collection = open.get(row.id());
    return collection == null
        ? CollectionIndex.stateBefore(graphs, StoredCollection.GRAPH_THRESHOLD, vectors)
        : collection.index().state(vectors);
  }

  /** Returns all collections of the data folder. */
  public List<CollectionRow> allCollections() {
    checkOpen();
    return store.read(tx -> tx.collections().listAll());
  }

  /** Throws once the engine is closed. */
  public void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This AstraFlow is closed");
    }
  }

  /** Returns the store. */
  public Store store() {
    return store;
  }

  /** Returns the embedding models. */
  public EmbeddingModels models() {
    return models;
  }

  DataFolder folder() {
    return folder;
  }

  IndexFiles files(CollectionRow row) {
    return IndexFiles.in(folder.indexes(), row);
  }

  HeapBudget heap() {
    return heap;
  }

  VectorIndexFactory graphs() {
    return graphs;
  }

  DocumentParser parser() {
    return parser;
  }

  Workers workers() {
    return workers;
  }

  SharedSearch search() {
    return search;
  }

  /** Returns the language models. */
  EngineModels chat() {
    return chat;
  }

  /** Returns the tasks of all workspaces. */
  public TaskEngine tasks() {
    return tasks;
  }

  /** Returns the chats of a workspace. */
  Chats chats(String workspace) {
    GroundSearch grounds =
        new GroundSearch(
            name -> existing(workspace, name).map(StoredCollection::answers), search.calls());
    TurnWorld turns =
        new TurnWorld(
            workspace,
            store,
            chat.of(workspace),
            grounds,
            chats.threads(),
            Timeline.system(),
            summarising);
    return new StoredChats(
        new ChatWorld(turns, chats, name -> find(workspace, name).isPresent(), this::checkOpen));
  }

  /** Ends what is under way, writes index snapshots, and unlocks the data folder. */
  @Override
  public void close() {
    tasks.close(); // before the lock, which a task that is ending may need
    changing.lock();
    try {
      if (!closed) {
        closed = true;
        List<AutoCloseable> parts = new ArrayList<>();
        parts.add(chats);
        parts.add(workers);
        parts.add(search);
        open.values().forEach(c -> parts.add(c.index()));
        parts.addAll(List.of(models, chat, store, folder));
        Closing.all(parts);
      }
    } finally {
      changing.unlock();
    }
  }
}
