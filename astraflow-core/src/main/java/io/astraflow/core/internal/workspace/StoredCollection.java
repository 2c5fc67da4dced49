package io.astraflow.core.internal.workspace;

import io.astraflow.collection.Chunk;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.CollectionStats;
import io.astraflow.collection.Document;
import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.core.internal.answer.GroundedAnswers;
import io.astraflow.core.internal.chunk.Chunker;
import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.ingest.CollectionIngestor;
import io.astraflow.core.internal.ingest.Pipeline;
import io.astraflow.core.internal.insight.StoredInsights;
import io.astraflow.core.internal.listing.Documents;
import io.astraflow.core.internal.listing.Listing;
import io.astraflow.core.internal.retrieval.CollectionAnalyzer;
import io.astraflow.core.internal.retrieval.CollectionRetriever;
import io.astraflow.core.internal.retrieval.SharedSearch;
import io.astraflow.core.internal.retrieval.words.Rarity;
import io.astraflow.core.internal.summary.StoredSummaries;
import io.astraflow.ingest.Ingestor;
import io.astraflow.insight.DuplicateGroup;
import io.astraflow.insight.InsightRequest;
import io.astraflow.insight.Insights;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Question;
import io.astraflow.retrieval.Retriever;
import io.astraflow.spi.store.CollectionCounts;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import io.astraflow.summary.Summaries;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A collection as the store has it, with what works on it. */
final class StoredCollection implements Collection {
  private static final int DOCUMENTS_AT_ONCE = 500;

  /** From this many vectors on a graph is searched; fewer are scanned. */
  static final int GRAPH_THRESHOLD = CollectionIndex.DEFAULT_GRAPH_THRESHOLD;

  private final Engine engine;
  private final Store store;
  private final CollectionRow row;
  private final CollectionIndex index;
  private final Ingestor ingestor;
  private final CollectionRetriever retriever;
  private final GroundedAnswers answers;
  private final Listing listing;
  private final Summaries summaries;
  private final StoredInsights insights;
  private volatile boolean deleted;

  StoredCollection(Engine engine, CollectionRow row) {
    this.engine = engine;
    this.store = engine.store();
    this.row = row;
    listing = new Listing(store, row);
    EmbeddingAdapter model = engine.models().named(row.embeddingModel());
    Chunker chunker = new Chunker(model::countTokens, row.chunkTokens(), row.overlapTokens());
    index =
        new CollectionIndex(
            store, row, engine.graphs(), GRAPH_THRESHOLD, engine.files(row), engine.heap());
    ingestor =
        new CollectionIngestor(
            store,
            row,
            new Pipeline(engine.parser(), chunker, model),
            engine.workers(),
            engine.folder().temporary(),
            new FollowingTasks(engine.tasks(), row),
            new LaterEmbedding(store, engine.tasks(), row),
            this::checkOpen);
    CollectionAnalyzer analyzers = new CollectionAnalyzer(store, row.id());
    retriever =
        new CollectionRetriever(store, row, index, model, analyzers, search(), this::checkOpen);
    answers =
        new GroundedAnswers(
            retriever,
            model,
            analyzers,
            new Rarity(store, row.id()),
            () -> settings().relevanceThreshold(),
            question -> chat(question.model()));
    summaries =
        new StoredSummaries(
            store,
            row,
            request -> chat(request.model()),
            engine.workers().callers(),
            Clock.systemUTC(),
            this::checkOpen);
    insights = new StoredInsights(store, row, request -> chat(request.model()));
  }

  private SharedSearch search() {
    return models().preferred().map(engine.search()::with).orElse(engine.search());
  }

  private Optional<ModelAdapter> chat(Optional<ModelName> named) {
    return named.map(models()::named).or(models()::preferred);
  }

  private WorkspaceModels models() {
    return engine.chat().of(row.workspace());
  }

  @Override
  public String name() {
    return row.name();
  }

  @Override
  public String embeddingModel() {
    return row.embeddingModel();
  }

  @Override
  public Ingestor ingestor() {
    return ingestor;
  }

  @Override
  public Retriever retriever() {
    return retriever;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    return answers.answer(question);
  }

  @Override
  public Optional<Document> document(String id) {
    return find(id).map(Documents::of);
  }

  @Override
  public void forEachDocument(Consumer<Document> action) {
    Optional<PageRequest> request = Optional.of(PageRequest.first(DOCUMENTS_AT_ONCE));
    while (request.isPresent()) {
      Page<Document> page = documents(Filter.all(), request.get());
      page.items().forEach(action);
      request = page.next().map(PageRequest.first(DOCUMENTS_AT_ONCE)::after);
    }
  }

  @Override
  public Page<Document> documents(Filter filter, PageRequest request) {
    checkOpen();
    return listing.documents(filter, request);
  }

  @Override
  public Page<Chunk> chunks(PageRequest request) {
    checkOpen();
    return listing.chunks(request);
  }

  @Override
  public Page<Chunk> chunks(String documentId, PageRequest request) {
    checkOpen();
    return listing.chunks(documentId, request);
  }

  @Override
  public List<MetadataField> fields() {
    checkOpen();
    return store.read(tx -> tx.documents().fields(row.id()));
  }

  @Override
  public List<MetadataValue> values(String field, int limit) {
    checkOpen();
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more: " + limit);
    }
    return store.read(tx -> tx.documents().values(row.id(), field, limit));
  }

  @Override
  public Optional<String> text(String documentId) {
    return find(documentId)
        .flatMap(document -> store.read(tx -> tx.documents().text(document.id())));
  }

  @Override
  public boolean deleteDocument(String id) {
    checkOpen();
    return store.write(
        tx -> {
          Optional<DocumentRow> document = tx.documents().findByKey(row.id(), id);
          document.ifPresent(found -> tx.documents().delete(found.id()));
          return document.isPresent();
        });
  }

  @Override
  public Summaries summaries() {
    return summaries;
  }

  @Override
  public Insights insights(String documentId, InsightRequest request) throws InterruptedException {
    checkOpen();
    return insights.of(documentId, request);
  }

  @Override
  public List<DuplicateGroup> duplicates(double leastSimilarity) throws InterruptedException {
    checkOpen();
    return insights.duplicates(leastSimilarity);
  }

  @Override
  public CollectionSettings settings() {
    checkOpen();
    return store.read(tx -> tx.collections().settings(row.id()));
  }

  @Override
  public void configure(CollectionSettings settings) {
    checkOpen();
    store.write(
        tx -> {
          tx.collections().configure(row.id(), settings);
          return true;
        });
  }

  @Override
  public CollectionStats stats() {
    checkOpen();
    return stats(store.read(tx -> tx.collections().counts(row.id())));
  }

  static CollectionStats stats(CollectionCounts counts) {
    return new CollectionStats(
        counts.documents(), counts.chunks(), counts.vectors(), counts.pending(), counts.failed());
  }

  private Optional<DocumentRow> find(String id) {
    checkOpen();
    return store.read(tx -> tx.documents().findByKey(row.id(), id));
  }

  GroundedAnswers answers() {
    return answers;
  }

  CollectionIndex index() {
    return index;
  }

  void markDeleted() {
    deleted = true;
  }

  private void checkOpen() {
    engine.checkOpen();
    if (deleted) {
      throw new IllegalStateException("The collection '" + row.name() + "' was deleted");
    }
  }
}
