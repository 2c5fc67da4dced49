package io.astraflow.core;

import io.astraflow.collection.Workspace;
import io.astraflow.core.internal.chat.EngineChats;
import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.core.internal.ingest.EmbedTaskHandler;
import io.astraflow.core.internal.ingest.IngestTaskHandler;
import io.astraflow.core.internal.ingest.Workers;
import io.astraflow.core.internal.insight.InsightTaskHandler;
import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.core.internal.parse.ParseLimits;
import io.astraflow.core.internal.plugin.EmbeddingModels;
import io.astraflow.core.internal.plugin.ModelProviders;
import io.astraflow.core.internal.plugin.Plugins;
import io.astraflow.core.internal.retrieval.SharedSearch;
import io.astraflow.core.internal.summary.SummaryTaskHandler;
import io.astraflow.core.internal.task.TaskKinds;
import io.astraflow.core.internal.training.TrainingTaskHandler;
import io.astraflow.core.internal.workspace.Closing;
import io.astraflow.core.internal.workspace.DataFolder;
import io.astraflow.core.internal.workspace.Engine;
import io.astraflow.core.internal.workspace.EngineModels;
import io.astraflow.core.internal.workspace.StoredWorkspace;
import io.astraflow.core.internal.workspace.Stores;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.CorruptDataException;
import io.astraflow.ingest.EmbedTask;
import io.astraflow.ingest.IngestTask;
import io.astraflow.insight.InsightTask;
import io.astraflow.model.ModelAdapter;
import io.astraflow.retrieval.Reranker;
import io.astraflow.spi.index.VectorIndexFactory;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import io.astraflow.summary.SummaryTask;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import io.astraflow.training.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Documents, retrieval and answers over one data folder.
 *
 * <pre>{@code
 * try (AstraFlow astra = AstraFlow.open(Path.of("data"))) {
 *   Collection papers = astra.workspace().collection("papers");
 *   papers.ingestor().ingest(Source.directory(Path.of("papers")));
 *   Answer answer = papers.ask("Which optimiser did they use?");
 *   System.out.println(answer.text());
 *   answer.citations().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. One data folder is open in one process at a time.
 */
public final class AstraFlow implements AutoCloseable {
  private static final String DEFAULT_WORKSPACE = "default";
  private static final String DEFAULT_VECTOR_INDEX = "packed";

  private final Engine engine;

  private AstraFlow(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a data folder with default settings, creating it where it is missing.
   *
   * @throws io.astraflow.error.UnavailableException if another process has it open
   * @throws ConfigurationException if it cannot be written or is of a newer format, or if a plugin
   *     is missing
   * @throws CorruptDataException if its database is damaged; nothing is changed then
   */
  public static AstraFlow open(Path folder) {
    return builder(folder).build();
  }

  /** Returns a builder for a data folder, which is opened by {@link Builder#build()}. */
  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  /** Returns the workspace of an application with one user, named {@code default}. */
  public Workspace workspace() {
    return workspace(DEFAULT_WORKSPACE);
  }

  /** Returns one owner's workspace; it exists once it has a collection. */
  public Workspace workspace(String name) {
    engine.checkOpen();
    return new StoredWorkspace(engine, name);
  }

  /** Returns the ids of the embedding models that can be chosen. */
  public List<String> embeddingModels() {
    return engine.models().ids();
  }

  /** Counts what the data folder holds. */
  public Status status() {
    List<CollectionRow> collections = engine.allCollections();
    long documents = 0;
    long chunks = 0;
    long vectors = 0;
    long pending = 0;
    Map<String, Status.Index> indexes = new HashMap<>();
    for (CollectionRow row : collections) {
      CollectionCounts counts = engine.store().read(tx -> tx.collections().counts(row.id()));
      documents += counts.documents();
      chunks += counts.chunks();
      vectors += counts.vectors();
      pending += counts.pending();
      indexes.put(row.workspace() + "/" + row.name(), index(engine.index(row, counts.vectors())));
    }
    return new Status(
        collections.size(),
        documents,
        chunks,
        vectors,
        pending,
        engine.store().sizeInBytes(),
        DotProduct.fastest().name(),
        indexes);
  }

  private static Status.Index index(CollectionIndex.State state) {
    return new Status.Index(state.kind(), state.description(), state.vectors(), state.waiting());
  }

  /** Reads the whole data folder and says what is wrong with it. */
  public VerifyReport verify() {
    List<String> problems = engine.problems();
    return new VerifyReport(problems.isEmpty(), problems);
  }

  /**
   * Returns whether the folder is a data folder: whether it holds a store, whole or not. Creates
   * and locks nothing.
   */
  public static boolean existsIn(Path folder) {
    return Stores.installed(AstraFlow.class.getClassLoader()).anyIn(folder);
  }

  /**
   * Checks a data folder that is not open, and reports a damaged database rather than throwing.
   * Runs no tasks.
   *
   * @throws ConfigurationException if there is no data folder; none is created
   * @throws io.astraflow.error.UnavailableException if a process has it open
   */
  public static VerifyReport verify(Path folder) {
    if (!existsIn(folder)) {
      throw new ConfigurationException(
          "There is nothing to verify in %s: it is no data folder. Check the path."
              .formatted(folder.toAbsolutePath().normalize()));
    }
    try (AstraFlow astra = builder(folder).runTasks(false).build()) {
      return astra.verify();
    } catch (CorruptDataException e) {
      return new VerifyReport(false, List.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Writes a consistent copy of everything into one file while work goes on.
   *
   * @throws io.astraflow.error.InvalidInputException if {@code file} exists
   */
  public void backup(Path file) {
    engine.checkOpen();
    engine.store().backup(file);
  }

  /**
   * Replaces what a data folder holds by a backup, which is checked first.
   *
   * @throws io.astraflow.error.InvalidInputException if {@code file} is no whole backup; the folder
   *     is left as it was
   * @throws io.astraflow.error.UnavailableException if a process has the folder open
   */
  public static void restore(Path file, Path folder) {
    try (DataFolder locked = DataFolder.lock(folder)) {
      Stores.installed(AstraFlow.class.getClassLoader()).restore(file, locked);
    }
  }

  /** Ends what is under way, and unlocks the data folder. Closing twice has no effect. */
  @Override
  public void close() {
    engine.close();
  }

  /** Collects settings; for one thread at a time. */
  public static final class Builder {
    private final Path folder;
    private String embeddingModel = "all-minilm-l6-v2";
    private String vectorIndex = DEFAULT_VECTOR_INDEX;
    private final List<Reranker> rerankers = new ArrayList<>();
    private long queryCache = 16L << 20;
    private ModelOptions models = ModelOptions.defaults();
    private ClassLoader classLoader = AstraFlow.class.getClassLoader();
    private final TaskKinds tasks = new TaskKinds();
    private boolean runTasks = true;
    private int parallelism = Runtime.getRuntime().availableProcessors();

    private Builder(Path folder) {
      this.folder = folder;
      tasks.add(IngestTask.KIND, workspace -> new IngestTaskHandler(workspace, folder));
      tasks.add(EmbedTask.KIND, EmbedTaskHandler::new);
      tasks.add(SummaryTask.KIND, SummaryTaskHandler::new);
      tasks.add(InsightTask.KIND, InsightTaskHandler::new);
      tasks.add(TrainingTask.KIND, TrainingTaskHandler::new);
    }

    /** Sets the embedding model of collections that name none; default {@code all-minilm-l6-v2}. */
    public Builder embeddingModel(String id) {
      this.embeddingModel = id;
      return this;
    }

    /**
     * Sets the language model that writes answers, rewrites and expands queries where they ask for
     * it, and is the reranker {@code chat}; without one the best sentences are quoted. It stays the
     * caller's to close. The same as {@link #models} with this model alone.
     */
    public Builder model(ModelAdapter adapter) {
      return models(ModelOptions.defaults().chat(adapter));
    }

    /** Sets the language models and what is around them; default none that is asked by itself. */
    public Builder models(ModelOptions options) {
      this.models = options;
      return this;
    }

    /**
     * Adds a reranker that queries can name by its id; two with one id are an error. It stays the
     * caller's to close.
     */
    public Builder reranker(Reranker reranker) {
      rerankers.add(reranker);
      return this;
    }

    /**
     * Sets how much the results of earlier searches may take, in bytes of their text, two a
     * character; default 16 MiB, 0 keeps none. A query that was asked before is answered from there
     * until its collection changes, also where a language model or a reranker took part; results
     * with a notice of failure are not kept.
     */
    public Builder queryCache(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("queryCache must not be negative: " + bytes);
      }
      this.queryCache = bytes;
      return this;
    }

    /**
     * Sets the kind of index that large collections are searched with; default {@value
     * AstraFlow#DEFAULT_VECTOR_INDEX}.
     *
     * @param id of an installed {@link VectorIndexFactory}
     */
    public Builder vectorIndex(String id) {
      this.vectorIndex = id;
      return this;
    }

    /** Sets where plugins are looked for; default this class's loader. */
    public Builder classLoader(ClassLoader loader) {
      this.classLoader = loader;
      return this;
    }

    /** Sets how many cores ingestion may use; default all. */
    public Builder parallelism(int cores) {
      if (cores < 1) {
        throw new IllegalArgumentException("parallelism must be positive: " + cores);
      }
      this.parallelism = cores;
      return this;
    }

    /**
     * Adds a kind of task that workspaces can submit.
     *
     * @param handlers gives the handler of a workspace's tasks, asked for at each attempt
     * @throws ConfigurationException if there is one of its id, such as {@link IngestTask#KIND}
     */
    public <I, O> Builder task(
        TaskKind<I, O> kind, Function<Workspace, TaskHandler<I, O>> handlers) {
      tasks.add(kind, handlers);
      return this;
    }

    /**
     * Sets whether tasks are run; default true. Without, they can be submitted and seen, and wait
     * until an engine that runs tasks has the data folder open.
     */
    public Builder runTasks(boolean run) {
      this.runTasks = run;
      return this;
    }

    /** Opens the data folder, as {@link AstraFlow#open} does. */
    public AstraFlow build() {
      List<AutoCloseable> opened = new ArrayList<>();
      try {
        return open(opened);
      } catch (RuntimeException | Error e) {
        closeAfter(e, opened);
        throw e;
      }
    }

    private AstraFlow open(List<AutoCloseable> opened) {
      DataFolder locked = DataFolder.lock(folder);
      opened.add(locked);
      SharedSearch search = SharedSearch.of(rerankers, queryCache);
      VectorIndexFactory graphs = indexes(classLoader).named(vectorIndex);
      Store store = Stores.installed(classLoader).open(locked);
      opened.add(0, store);
      EngineChats.repair(store);
      ModelProviders providers = models.providers(classLoader);
      opened.add(0, providers);
      EmbeddingModels embeddings = new EmbeddingModels(classLoader, providers);
      EngineModels chat = models.open(providers, store, () -> embeddings.local(embeddingModel));
      Engine engine =
          new Engine(
              locked,
              store,
              embeddings,
              embeddingModel,
              graphs,
              new DocumentParser(ParseLimits.ofDefaults()),
              new Workers(parallelism),
              search,
              chat,
              tasks,
              runTasks);
      opened.add(0, engine.tasks());
      engine.tasks().open();
      return new AstraFlow(engine);
    }

    private static Plugins<VectorIndexFactory> indexes(ClassLoader loader) {
      return Plugins.of(
          "vector index",
          ServiceLoader.load(VectorIndexFactory.class, loader),
          factory -> List.of(factory.id()));
    }

    // Even an error must not leave the folder locked.
    private static void closeAfter(Throwable failure, List<AutoCloseable> opened) {
      try {
        Closing.all(opened);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
