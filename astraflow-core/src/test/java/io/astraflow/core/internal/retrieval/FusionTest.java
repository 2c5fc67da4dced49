package io.astraflow.core.internal.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final Map<Long, Double> WORDS = Map.of(1L, 8.0, 2L, 4.0);
  private static final Map<Long, Double> MEANING = Map.of(1L, 0.2, 2L, 0.8, 3L, 0.6);

  @Test
  void theWordsDecideAloneWhereTheModelIsBlind() {
    assertThat(ConvexFusion.fuse(new Findings(WORDS, MEANING, 2.5)))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void meaningWeighsMostWhereTheModelSees() {
    var ranked = ConvexFusion.fuse(new Findings(WORDS, MEANING, 6));
    assertThat(ranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(ranked.get(0).score()).isEqualTo(0.8 * 1 + 0.2 * 0.5, within(1e-9));
  }

  @Test
  void theWeightGrowsWithProminenceUpToItsLimit() {
    assertThat(ConvexFusion.weight(0)).isZero();
    assertThat(ConvexFusion.weight(3.5)).isEqualTo(0.4, within(1e-9));
    assertThat(ConvexFusion.weight(100)).isEqualTo(0.8, within(1e-9));
    assertThat(ConvexFusion.weight(ConvexFusion.UNKNOWN)).isEqualTo(0.5);
  }

  @Test
  void ranksAreSummedByTheirReciprocals() {
    var ranked = RankFusion.fuse(new Findings(WORDS, MEANING, 0));
    assertThat(ranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(ranked.get(0).score()).isEqualTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    assertThat(ranked.get(2).lexicalScore()).isEmpty();
  }

  @Test
  void nothingFoundIsNothingRanked() {
    assertThat(ConvexFusion.fuse(new Findings(Map.of(), Map.of(), 9))).isEmpty();
  }
}
