package io.astraflow.core.internal.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.core.internal.retrieval.words.Sought;
import io.astraflow.spi.store.LexicalQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WordingFusionTest {
  @Test
  void sumsReciprocalRanksAndKeepsTheFirstExplanation() {
    Found fused = WordingFusion.fuse(List.of(found(0.7, 1, 2), found(0.1, 2, 3)));
    assertThat(fused.candidates()).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    Candidate best = fused.candidates().get(0);
    assertThat(best.score()).isEqualTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    assertThat(best.explanation().fused()).isEqualTo(best.score());
    assertThat(best.explanation().lexical().orElseThrow().rank()).isEqualTo(2);
    assertThat(fused.sight()).isEqualTo(0.7);
  }

  private static Found found(double sight, long... ids) {
    Map<Long, Double> scores = new LinkedHashMap<>();
    for (long id : ids) {
      scores.put(id, 10.0 - scores.size());
    }
    Findings findings = Findings.ofLexical(scores);
    List<Candidate> ranked =
        findings.ranked(OptionalDouble.empty(), id -> scores.getOrDefault(id, 0.0));
    Sought nothing = new Sought(new LexicalQuery(List.of(), List.of()), true, List.of());
    return new Found(ranked, sight, nothing);
  }
}
