package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex;
import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Fusion;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Retriever;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds passages in one stored collection. */
public final class CollectionRetriever implements Retriever {
  /** How many candidates each side gives to the fusion at the least. */
  private static final int CANDIDATES = 200;

  /**
   * How many times as deep the lexical side is read, so that the semantic side's hits have BM25.
   */
  private static final int LEXICAL_DEPTH = 5;

  private final LexicalSide words;
  private final SemanticSide vectors;
  private final FoundPassages passages;
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
    this.words = new LexicalSide(store, collection.id(), analyzer);
    this.vectors = new SemanticSide(store, collection.id(), index, model);
    this.passages = new FoundPassages(store, collection.id());
    this.checkOpen = checkOpen;
  }

  @Override
  public SearchResult search(Query query) throws InterruptedException {
    Retrieved found = find(query);
    return new SearchResult(found.passages(), List.of(), List.of(query.text()));
  }

  /** Returns the passages and how far their cosines can be trusted. */
  public Retrieved find(Query query) throws InterruptedException {
    checkOpen.run();
    int wanted = Math.max(CANDIDATES, query.topK());
    if (query.mode() == SearchMode.LEXICAL) {
      return ranked(Findings.ofLexical(words.find(query, wanted)), query);
    }
    float[] vector = vectors.embed(query.text());
    Nearest nearest = vectors.nearest(vector, wanted, query.filter());
    double sight = Sight.of(nearest);
    Map<Long, Double> semantic = new LinkedHashMap<>();
    nearest.hits().forEach(hit -> semantic.put(hit.id(), (double) hit.cosine()));
    if (query.mode() == SearchMode.SEMANTIC) {
      return ranked(Findings.ofSemantic(semantic, sight), query);
    }
    Map<Long, Double> lexical = words.find(query, wanted * LEXICAL_DEPTH);
    return ranked(both(query, vector, lexical, semantic, sight), query);
  }

  /**
   * The convex sum needs both scores of each candidate. Beyond its first ones the lexical side only
   * adds scores to what the semantic side found.
   */
  private Findings both(
      Query query,
      float[] vector,
      Map<Long, Double> lexical,
      Map<Long, Double> semantic,
      double sight) {
    if (query.fusion() == Fusion.RECIPROCAL_RANK) {
      return new Findings(lexical, semantic, semantic, sight);
    }
    Map<Long, Double> kept = new LinkedHashMap<>();
    int rank = 0;
    for (Map.Entry<Long, Double> hit : lexical.entrySet()) {
      if (rank++ < Math.max(CANDIDATES, query.topK()) || semantic.containsKey(hit.getKey())) {
        kept.put(hit.getKey(), hit.getValue());
      }
    }
    List<Long> missing = kept.keySet().stream().filter(id -> !semantic.containsKey(id)).toList();
    Map<Long, Double> cosines = new HashMap<>(semantic);
    cosines.putAll(vectors.cosines(vector, missing));
    return new Findings(kept, semantic, cosines, sight);
  }

  private Retrieved ranked(Findings findings, Query query) {
    List<Candidate> ranked = rank(findings, query);
    List<Candidate> best = ranked.subList(0, Math.min(ranked.size(), query.topK()));
    return new Retrieved(passages.of(best), findings.sight());
  }

  private static List<Candidate> rank(Findings findings, Query query) {
    return switch (query.mode()) {
      case LEXICAL ->
          findings.ranked(OptionalDouble.empty(), id -> findings.lexical().getOrDefault(id, 0.0));
      case SEMANTIC ->
          findings.ranked(OptionalDouble.empty(), id -> findings.cosines().getOrDefault(id, -1.0));
      case HYBRID ->
          query.fusion() == Fusion.RECIPROCAL_RANK
              ? RankFusion.fuse(findings)
              : ConvexFusion.fuse(findings);
    };
  }
}
