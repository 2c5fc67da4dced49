package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sum over all wordings of a query of 1 / (60 + rank), as in {@link RankFusion}. The wordings'
 * scores are scaled each to its own best, so ranks are what they have in common.
 */
final class WordingFusion {
  private WordingFusion() {}

  /**
   * Fuses what at least one wording found. Each candidate keeps the explanation of the first
   * wording that found it, but for the fused score; the sight and what was sought are the first
   * wording's.
   */
  static Found fuse(List<Found> wordings) {
    Map<Long, Double> sums = new HashMap<>();
    Map<Long, Candidate> first = new LinkedHashMap<>();
    for (Found found : wordings) {
      int rank = 0;
      for (Candidate candidate : found.candidates()) {
        rank++;
        sums.merge(candidate.chunkId(), RankFusion.share(rank), Double::sum);
        first.putIfAbsent(candidate.chunkId(), candidate);
      }
    }
    List<Candidate> candidates =
        first.values().stream()
            .map(candidate -> candidate.fused(sums.getOrDefault(candidate.chunkId(), 0.0)))
            .sorted(Comparator.comparingDouble(Candidate::score).reversed())
            .toList();
    return new Found(candidates, wordings.get(0).sight(), wordings.get(0).sought());
  }
}
