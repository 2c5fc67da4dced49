package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.retrieval.cache.QueryCache;
import io.astraflow.core.internal.retrieval.ranking.ChunkData;
import io.astraflow.core.internal.retrieval.ranking.Ranked;
import io.astraflow.core.internal.retrieval.ranking.Ranker;
import io.astraflow.core.internal.retrieval.understanding.QueryUnderstanding;
import io.astraflow.core.internal.retrieval.understanding.Understood;
import io.astraflow.core.internal.retrieval.words.Highlights;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Retriever;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds passages in one stored collection: what is searched for is understood, candidates are
 * gathered, ranked and read. Safe for use by many threads.
 */
public final class CollectionRetriever implements Retriever {
  private static final Logger LOG = LoggerFactory.getLogger(CollectionRetriever.class);

  private final Store store;
  private final long collectionId;
  private final QueryUnderstanding understanding;
  private final Wordings wordings;
  private final Gathering gathering;
  private final Ranker ranker;
  private final FoundPassages passages;
  private final FilterCheck filters;
  private final Supplier<Analyzer> analyzers;
  private final QueryCache<Retrieved> cache;
  private final Runnable checkOpen;

  /**
   * Creates a retriever.
   *
   * @param analyzers gives the analyzer for the languages that the collection has
   * @param shared what all collections' searches share
   * @param checkOpen throws where the collection can no longer be used
   */
  public CollectionRetriever(
      Store store,
      CollectionRow collection,
      CollectionIndex index,
      EmbeddingAdapter model,
      Supplier<Analyzer> analyzers,
      SharedSearch shared,
      Runnable checkOpen) {
    SemanticSide vectors = new SemanticSide(store, collection.id(), index, model);
    this.store = store;
    this.collectionId = collection.id();
    this.understanding = shared.understanding();
    this.wordings = new Wordings(vectors);
    this.cache = shared.cache();
    this.ranker =
        new Ranker(new ChunkData(store, collection.id()), shared.rerankers(), shared.calls());
    this.gathering =
        new Gathering(
            new BothSides(new LexicalSide(store, collection.id(), analyzers), vectors), ranker);
    this.passages = new FoundPassages(store, collection.id());
    this.filters = new FilterCheck(store, collection.id());
    this.analyzers = analyzers;
    this.checkOpen = checkOpen;
  }

  @Override
  public SearchResult search(Query query) throws InterruptedException {
    Retrieved found = find(query);
    return new SearchResult(found.passages(), found.notices(), found.searched());
  }

  /** Returns the passages and how far their cosines can be trusted. */
  public Retrieved find(Query query) throws InterruptedException {
    checkOpen.run();
    filters.check(query.filter());
    ranker.check(query.ranking());
    return cache.isOn() ? cached(query) : searched(query);
  }

  private Retrieved cached(Query query) throws InterruptedException {
    // What is committed between this and the search is found, and kept under a number that is over.
    long revision = store.read(tx -> tx.collections().revision(collectionId));
    QueryCache.Key key = new QueryCache.Key(query, collectionId, revision);
    Optional<Retrieved> known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Retrieved found = searched(query);
    if (found.wentAsAsked()) {
      cache.put(key, found);
    }
    return found;
  }

  private Retrieved searched(Query query) throws InterruptedException {
    Understood understood = understanding.of(query, text -> wordings.fits(query, text));
    List<Notice> notices = new ArrayList<>(understood.notices());
    Found found = gathering.gather(query, wordings.of(query, understood, notices));
    notices.addAll(found.sought().notices());
    Ranked ranked = ranker.rank(query, understood.text(), found.candidates());
    notices.addAll(ranked.notices());
    List<Passage> best = passages.of(ranked.candidates(), query.surroundings());
    if (query.matching().highlights()) {
      best = new Highlights(analyzers.get(), found.sought()).mark(best);
    }
    Retrieved retrieved = new Retrieved(best, found.sight(), notices, understood.searched());
    if (!retrieved.wentAsAsked()) {
      LOG.warn("A search did not go as asked: {}", notices);
    }
    return retrieved;
  }
}
