package io.astraflow.core.internal.retrieval.ranking;

import io.astraflow.core.internal.plugin.Plugins;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls.FailedCallException;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Ranking;
import io.astraflow.retrieval.Reranker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders one collection's candidates as a query asks: those near enough, reranked, those with
 * enough of a score, in the order by marginal relevance, capped by document, cut. Safe for use by
 * many threads.
 *
 * @param chunks reads what the steps need
 * @param rerankers by id
 * @param calls run them
 */
public record Ranker(ChunkData chunks, Plugins<Reranker> rerankers, LimitedCalls calls) {

  /**
   * Checks that the reranker asked for exists.
   *
   * @throws io.astraflow.error.ConfigurationException if it does not
   */
  public void check(Ranking ranking) {
    ranking.reranker().ifPresent(rerankers::named);
  }

  /**
   * Returns whether these candidates can fill the result, so that no more need be found: where
   * there is neither cap nor threshold, however many they are.
   */
  public boolean isEnough(List<Candidate> candidates, Query query) {
    Ranking ranking = query.ranking();
    if (ranking.perDocument().isEmpty() && ranking.minimumCosine().isEmpty()) {
      return true;
    }
    Thresholds thresholds = new Thresholds(ranking);
    List<Candidate> kept = thresholds.nearEnough(candidates);
    if (ranking.reranker().isEmpty()) {
      kept = thresholds.highEnough(kept);
    }
    return capped(kept, query).size() >= query.topK() || thresholds.holdBackTheLast(candidates);
  }

  /**
   * Orders candidates and cuts them to {@link Query#topK()}.
   *
   * @param text what was searched for
   * @param candidates best first
   */
  public Ranked rank(Query query, String text, List<Candidate> candidates)
      throws InterruptedException {
    Ranking ranking = query.ranking();
    Thresholds thresholds = new Thresholds(ranking);
    List<Notice> notices = new ArrayList<>();
    List<Candidate> ordered = thresholds.nearEnough(candidates);
    if (ranking.reranker().isPresent()) {
      ordered = reranked(query, text, ordered, notices);
    }
    if (notices.isEmpty()) { // else the least score was meant for the reranker's
      ordered = thresholds.highEnough(ordered);
    }
    if (ranking.relevanceShare().isPresent()) {
      ordered =
          new MarginalRelevance(ranking.relevanceShare().getAsDouble())
              .order(ordered, chunks.vectors(MarginalRelevance.pool(ordered)));
    }
    return new Ranked(capped(ordered, query), notices);
  }

  private List<Candidate> reranked(
      Query query, String text, List<Candidate> candidates, List<Notice> notices)
      throws InterruptedException {
    Ranking ranking = query.ranking();
    Reranker reranker = rerankers.named(ranking.reranker().orElseThrow());
    List<Candidate> judged = toBeJudged(candidates, query);
    Map<Long, String> texts = chunks.texts(judged);
    judged = judged.stream().filter(candidate -> texts.containsKey(candidate.chunkId())).toList();
    try {
      return new Reranking(calls, reranker, ranking.rerankTimeout())
          .order(text, judged, judged.stream().map(c -> texts.get(c.chunkId())).toList());
    } catch (FailedCallException e) {
      notices.add(
          new Notice(
              Notice.Kind.NOT_RERANKED,
              "The reranker '%s' was of no use: %s. The passages are in the order before it."
                  .formatted(reranker.id(), e.getMessage())));
      return candidates;
    }
  }

  /** The best ones, and those that a cap on documents may need behind them. */
  private List<Candidate> toBeJudged(List<Candidate> candidates, Query query) {
    int depth = Math.max(query.ranking().rerankDepth(), query.topK());
    Set<Candidate> judged =
        new LinkedHashSet<>(candidates.subList(0, Math.min(depth, candidates.size())));
    judged.addAll(capped(candidates, query));
    return List.copyOf(judged);
  }

  private List<Candidate> capped(List<Candidate> candidates, Query query) {
    if (query.ranking().perDocument().isEmpty()) {
      return candidates.subList(0, Math.min(query.topK(), candidates.size()));
    }
    Map<Long, Long> documents = new HashMap<>(chunks.documents(candidates));
    return new DocumentCap(query.ranking().perDocument().getAsInt())
        .first(query.topK(), candidates, documents);
  }
}
