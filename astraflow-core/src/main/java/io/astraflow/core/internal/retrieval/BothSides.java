package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.core.internal.retrieval.words.Sought;
import io.astraflow.retrieval.Explanation.Place;
import io.astraflow.retrieval.Fusion;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Asks one side of the search or both, and fuses them. Safe for use by many threads. */
final class BothSides {
  /**
   * How many times as deep the lexical side is read, so that the semantic side's hits have BM25.
   */
  private static final int LEXICAL_DEPTH = 5;

  private final LexicalSide words;
  private final SemanticSide vectors;

  BothSides(LexicalSide words, SemanticSide vectors) {
    this.words = words;
    this.vectors = vectors;
  }

  /** Returns what the lexical side shall look for under one wording of a query. */
  Sought read(Query query, Wording wording) {
    return words.read(query, wording.text());
  }

  /**
   * Finds candidates for one wording of a query.
   *
   * @param sought what that wording was read as
   * @param depth how many each side gives to the fusion
   */
  Found find(Query query, Wording wording, Sought sought, int depth) throws InterruptedException {
    if (!sought.findable()) {
      return new Found(List.of(), 0, sought);
    }
    float[] vector = wording.vector();
    if (vector == null) {
      return lexical(Findings.ofLexical(words.find(sought, query.filter(), depth)), sought);
    }
    if (query.mode() == SearchMode.LEXICAL) {
      Map<Long, Double> lexical = words.find(sought, query.filter(), depth);
      Map<Long, Double> cosines = vectors.cosines(vector, vectors.of(lexical.keySet()));
      return lexical(new Findings(lexical, Map.of(), cosines, 0), sought);
    }
    Nearest nearest = vectors.nearest(vector, depth, sought.query().phrases(), query.filter());
    double sight = Sight.of(nearest);
    Map<Long, Double> semantic = new LinkedHashMap<>();
    nearest.hits().forEach(hit -> semantic.put(hit.id(), (double) hit.cosine()));
    if (query.mode() == SearchMode.SEMANTIC) {
      return semantic(Findings.ofSemantic(semantic, sight), sought);
    }
    return query.fusion() == Fusion.RECIPROCAL_RANK
        ? byRanks(query, sought, vector, semantic, sight, depth)
        : byScores(query, sought, vector, nearest, semantic, sight, depth);
  }

  private static Found lexical(Findings findings, Sought sought) {
    List<Candidate> ranked =
        findings.ranked(OptionalDouble.empty(), id -> findings.lexical().getOrDefault(id, 0.0));
    return new Found(ranked, findings.sight(), sought);
  }

  private static Found semantic(Findings findings, Sought sought) {
    List<Candidate> ranked =
        findings.ranked(OptionalDouble.empty(), id -> findings.cosines().getOrDefault(id, -1.0));
    return new Found(ranked, findings.sight(), sought);
  }

  private Found byRanks(
      Query query,
      Sought sought,
      float[] vector,
      Map<Long, Double> semantic,
      double sight,
      int depth) {
    Map<Long, Double> lexical = words.find(sought, query.filter(), depth * LEXICAL_DEPTH);
    Map<Long, Double> cosines =
        query.ranking().minimumCosine().isPresent()
            ? withMissing(semantic, lexical, vector)
            : semantic;
    Findings findings = new Findings(lexical, semantic, cosines, sight);
    return new Found(RankFusion.fuse(findings), sight, sought);
  }

  /**
   * The convex sum needs both scores of each candidate. Beyond its first ones the lexical side only
   * adds scores to what the semantic side found.
   */
  private Found byScores(
      Query query,
      Sought sought,
      float[] vector,
      Nearest nearest,
      Map<Long, Double> semantic,
      double sight,
      int depth) {
    Map<Long, Double> kept = new LinkedHashMap<>();
    Map<Long, Double> found = words.find(sought, query.filter(), depth * LEXICAL_DEPTH);
    found.forEach(
        (id, score) -> {
          if (kept.size() < depth || semantic.containsKey(id)) {
            kept.put(id, score);
          }
        });
    Map<Long, Place> places = Findings.places(found);
    Findings findings = new Findings(kept, semantic, semantic, sight, places);
    Map<Long, float[]> stored = vectors.of(findings.ids());
    findings = new Findings(kept, semantic, vectors.cosines(vector, stored), sight, places);
    Map<Long, Double> mended = LengthNormalisation.of(kept, words.lengths(findings.ids()));
    ConvexFusion fusion = new ConvexFusion(Agreement.weight(nearest, mended));
    List<Candidate> ranking = fusion.fuse(findings, mended, findings.cosines());
    if (fusion.semanticWeight() > 0 && !kept.isEmpty()) {
      float[] moved = Feedback.moved(vector, ranking, stored);
      ranking = fusion.fuse(findings, mended, vectors.cosines(moved, stored));
    }
    return new Found(ranking, sight, sought);
  }

  private Map<Long, Double> withMissing(
      Map<Long, Double> semantic, Map<Long, Double> lexical, float[] vector) {
    List<Long> missing = lexical.keySet().stream().filter(id -> !semantic.containsKey(id)).toList();
    Map<Long, Double> cosines = new HashMap<>(semantic);
    cosines.putAll(vectors.cosines(vector, vectors.of(missing)));
    return cosines;
  }
}
