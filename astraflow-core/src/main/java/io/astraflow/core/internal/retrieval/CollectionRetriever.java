package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.retrieval.ranking.ChunkData;
import io.astraflow.core.internal.retrieval.ranking.Ranked;
import io.astraflow.core.internal.retrieval.ranking.Ranker;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Retriever;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages in one stored collection: candidates are gathered, ranked and read. Safe for use
 * by many threads.
 */
public final class CollectionRetriever implements Retriever {
  private final SemanticSide vectors;
  private final Gathering gathering;
  private final Ranker ranker;
  private final FoundPassages passages;
  private final Runnable checkOpen;

  /**
   * Creates a retriever.
   *
   * @param shared what all collections' searches share
   * @param checkOpen throws where the collection can no longer be used
   */
  public CollectionRetriever(
      Store store,
      CollectionRow collection,
      CollectionIndex index,
      EmbeddingAdapter model,
      Analyzer analyzer,
      SharedSearch shared,
      Runnable checkOpen) {
    this.vectors = new SemanticSide(store, collection.id(), index, model);
    this.ranker =
        new Ranker(new ChunkData(store, collection.id()), shared.rerankers(), shared.calls());
    this.gathering =
        new Gathering(
            new BothSides(new LexicalSide(store, collection.id(), analyzer), vectors), ranker);
    this.passages = new FoundPassages(store, collection.id());
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
    ranker.check(query.ranking());
    Wording wording = new Wording(query.text(), vector(query));
    Found found = gathering.gather(query, List.of(wording));
    Ranked ranked = ranker.rank(query, query.text(), found.candidates());
    return new Retrieved(
        passages.of(ranked.candidates()), found.sight(), ranked.notices(), List.of(query.text()));
  }

  private float @Nullable [] vector(Query query) throws InterruptedException {
    boolean wanted =
        query.mode() != SearchMode.LEXICAL || query.ranking().minimumCosine().isPresent();
    return wanted ? vectors.embed(query.text()) : null;
  }
}
