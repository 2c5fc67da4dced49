package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A weighted sum of both sides' scores, each divided by its query's best: BM25, and cosine + 1.
 *
 * <p>The weight of the semantic side follows from its {@link Sight}: an embedding model that does
 * not know a text's language finds everything about equally near, and then the words decide alone.
 * Where no word is found, the vectors decide alone.
 */
final class ConvexFusion {
  /** The semantic side's weight where it sees. */
  private static final double FULL_WEIGHT = 0.8;

  private ConvexFusion() {}

  static List<Candidate> fuse(Findings findings) {
    double weight = findings.lexical().isEmpty() ? 1 : FULL_WEIGHT * findings.sight();
    double bestLexical = best(findings.lexical(), 0);
    double bestSemantic = best(findings.cosines(), 1);
    return findings.ranked(
        OptionalDouble.of(weight),
        id -> {
          double lexical =
              bestLexical > 0 ? findings.lexical().getOrDefault(id, 0.0) / bestLexical : 0;
          double semantic = (findings.cosines().getOrDefault(id, -1.0) + 1) / bestSemantic;
          return weight * semantic + (1 - weight) * lexical;
        });
  }

  private static double best(Map<Long, Double> scores, double shift) {
    double best = scores.values().stream().mapToDouble(s -> s + shift).max().orElse(1);
    return best > 0 ? best : 1;
  }
}
