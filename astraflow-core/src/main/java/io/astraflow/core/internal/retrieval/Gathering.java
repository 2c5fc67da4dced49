package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Ranker;
import io.astraflow.core.internal.retrieval.words.Sought;
import io.astraflow.retrieval.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers candidates for all wordings of a query, deeper and deeper until caps and thresholds leave
 * enough of them or there are no more. Safe for use by many threads.
 *
 * @param sides find them
 * @param ranker knows how many are enough
 */
record Gathering(BothSides sides, Ranker ranker) {
  /** How many candidates each side gives to the fusion at the least. */
  private static final int CANDIDATES = 200;

  /** Beyond this depth it is not worth the time: few would be left behind so many. */
  private static final int DEEPEST = 51_200;

  private static final int DEEPER = 4;

  /**
   * Returns the candidates, best first.
   *
   * @param wordings at least one
   */
  Found gather(Query query, List<Wording> wordings) throws InterruptedException {
    int depth = depth(query);
    List<Sought> sought = new ArrayList<>();
    for (Wording wording : wordings) {
      sought.add(sides.read(query, wording));
    }
    Found found = find(query, wordings, sought, depth);
    while (found.candidates().size() >= depth
        && depth < DEEPEST
        && !ranker.isEnough(found.candidates(), query)) {
      depth = Math.min(DEEPEST, depth * DEEPER);
      found = find(query, wordings, sought, depth);
    }
    return found;
  }

  private static int depth(Query query) {
    int wanted = Math.max(CANDIDATES, query.topK());
    boolean reranked = query.ranking().reranker().isPresent();
    return reranked ? Math.max(wanted, query.ranking().rerankDepth()) : wanted;
  }

  private Found find(Query query, List<Wording> wordings, List<Sought> sought, int depth)
      throws InterruptedException {
    List<Found> all = new ArrayList<>();
    for (int i = 0; i < wordings.size(); i++) {
      all.add(sides.find(query, wordings.get(i), sought.get(i), depth));
    }
    return all.size() == 1 ? all.get(0) : WordingFusion.fuse(all);
  }
}
