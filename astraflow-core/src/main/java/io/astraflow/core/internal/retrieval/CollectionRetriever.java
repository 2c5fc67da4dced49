package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Fusion;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Retriever;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.LexicalTable.LexicalHit;
import io.astraflow.spi.store.Store;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds passages in one stored collection. */
public final class CollectionRetriever implements Retriever {
  /** How many candidates each side gives to the fusion at the least. */
  private static final int CANDIDATES = 200;

  /**
   * How many times as deep the lexical side is read, so that the semantic side's hits have BM25.
   */
  private static final int LEXICAL_DEPTH = 5;

  /** A longer question is sought by its first words; it would cost without finding more. */
  private static final int MOST_TERMS = 1_000;

  /** What an embedding model adds to a query, its prefix and special tokens, fits in here. */
  private static final int RESERVED_TOKENS = 16;

  private final DotProduct cosine = DotProduct.fastest();
  private final Store store;
  private final CollectionRow collection;
  private final CollectionIndex index;
  private final EmbeddingAdapter model;
  private final Analyzer analyzer;
  private final Runnable checkOpen;

  /**
   * Creates a retriever.
   *
   * @param checkOpen throws where the collection can no longer be used
   */
  public CollectionRetriever(
      Store store,
      CollectionRow collection,
      CollectionIndex index,
      EmbeddingAdapter model,
      Analyzer analyzer,
      Runnable checkOpen) {
    this.store = store;
    this.collection = collection;
    this.index = index;
    this.model = model;
    this.analyzer = analyzer;
    this.checkOpen = checkOpen;
  }

  @Override
  public List<Passage> retrieve(Query query) throws InterruptedException {
    return find(query).passages();
  }

  /** Returns the passages and how far their cosines can be trusted. */
  public Retrieved find(Query query) throws InterruptedException {
    checkOpen.run();
    int wanted = Math.max(CANDIDATES, query.topK());
    if (query.mode() == SearchMode.LEXICAL) {
      Map<Long, Double> scores = lexical(query, wanted);
      return retrieved(
          new Findings(scores, Map.of(), 0).ranked(id -> scores.getOrDefault(id, 0.0)), query, 0);
    }
    float[] vector = embed(query);
    Nearest nearest = index.search(vector, wanted, allowed(query));
    double sight = Sight.of(nearest);
    Map<Long, Double> semantic = new LinkedHashMap<>();
    nearest.hits().forEach(hit -> semantic.put(hit.id(), (double) hit.cosine()));
    if (query.mode() == SearchMode.SEMANTIC) {
      return retrieved(
          new Findings(Map.of(), semantic, sight).ranked(id -> semantic.getOrDefault(id, -1.0)),
          query,
          sight);
    }
    Map<Long, Double> lexical = lexical(query, wanted * LEXICAL_DEPTH);
    return retrieved(fuse(query, vector, lexical, semantic, sight), query, sight);
  }

  private List<Candidate> fuse(
      Query query,
      float[] vector,
      Map<Long, Double> lexical,
      Map<Long, Double> semantic,
      double sight) {
    if (query.fusion() == Fusion.RECIPROCAL_RANK) {
      return RankFusion.fuse(new Findings(lexical, semantic, sight));
    }
    keepCandidates(lexical, semantic, Math.max(CANDIDATES, query.topK()));
    addMissingCosines(vector, lexical, semantic);
    return ConvexFusion.fuse(new Findings(lexical, semantic, sight));
  }

  private Retrieved retrieved(List<Candidate> ranked, Query query, double sight) {
    List<Candidate> best = ranked.subList(0, Math.min(ranked.size(), query.topK()));
    return new Retrieved(passages(best), sight);
  }

  private Map<Long, Double> lexical(Query query, int wanted) {
    List<String> all = analyzer.query(query.text());
    List<String> terms = all.subList(0, Math.min(all.size(), MOST_TERMS));
    Map<Long, Double> scores = new LinkedHashMap<>();
    if (!terms.isEmpty()) {
      List<LexicalHit> hits =
          store.read(tx -> tx.lexical().search(collection.id(), terms, query.filter(), wanted));
      hits.forEach(hit -> scores.put(hit.chunkId(), hit.score()));
    }
    return scores;
  }

  private float[] embed(Query query) throws InterruptedException {
    int tokens = model.countTokens(query.text());
    int most = model.maxTokens() - RESERVED_TOKENS;
    if (tokens > most) {
      throw new InvalidInputException(
          "The question has %d tokens, but the embedding model %s reads %d at the most: shorten it, or search in lexical mode"
              .formatted(tokens, model.id(), most));
    }
    return model.embedQuery(query.text());
  }

  private long @Nullable [] allowed(Query query) {
    return query.filter().isAll()
        ? null
        : store.read(tx -> tx.chunks().ids(collection.id(), query.filter()));
  }

  /** Beyond its first ones the lexical side only adds scores to what the semantic side found. */
  private static void keepCandidates(
      Map<Long, Double> lexical, Map<Long, Double> semantic, int wanted) {
    int rank = 0;
    for (Iterator<Long> ids = lexical.keySet().iterator(); ids.hasNext(); rank++) {
      if (!semantic.containsKey(ids.next()) && rank >= wanted) {
        ids.remove();
      }
    }
  }

  /**
   * The convex sum needs both scores of each candidate; the words' candidates lack some cosines.
   */
  private void addMissingCosines(
      float[] query, Map<Long, Double> lexical, Map<Long, Double> semantic) {
    long[] missing =
        lexical.keySet().stream()
            .filter(id -> !semantic.containsKey(id))
            .mapToLong(i -> i)
            .toArray();
    if (missing.length > 0) {
      store.read(
          tx -> {
            tx.chunks()
                .forEachVector(
                    collection.id(),
                    missing,
                    (id, vector) -> semantic.put(id, (double) cosine.of(query, vector)));
            return true;
          });
    }
  }

  private List<Passage> passages(List<Candidate> candidates) {
    List<Long> ids = candidates.stream().map(Candidate::chunkId).toList();
    Map<Long, ChunkRow> rows =
        store.read(tx -> tx.chunks().find(collection.id(), ids)).stream()
            .collect(Collectors.toMap(ChunkRow::id, Function.identity()));
    List<Passage> passages = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      ChunkRow row = rows.get(candidate.chunkId());
      if (row != null) { // else it was replaced between the search and this read
        passages.add(passage(candidate, row));
      }
    }
    return passages;
  }

  private static Passage passage(Candidate candidate, ChunkRow row) {
    return new Passage(
        row.id(),
        row.documentKey(),
        row.source(),
        row.title(),
        row.page(),
        row.start(),
        row.end(),
        row.heading(),
        row.text(),
        candidate.score(),
        candidate.lexicalScore(),
        candidate.cosine());
  }
}
