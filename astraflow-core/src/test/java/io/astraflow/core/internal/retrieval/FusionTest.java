package io.astraflow.core.internal.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.index.CollectionIndex.Nearest;
import io.astraflow.core.internal.retrieval.ranking.Candidate;
import io.astraflow.spi.index.VectorIndex.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final Map<Long, Double> WORDS = bestFirst(Map.of(1L, 8.0, 2L, 4.0));
  private static final Map<Long, Double> MEANING = bestFirst(Map.of(1L, 0.2, 2L, 0.8, 3L, 0.6));

  private static Map<Long, Double> bestFirst(Map<Long, Double> scores) {
    Map<Long, Double> ranking = new LinkedHashMap<>();
    scores.entrySet().stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .forEach(entry -> ranking.put(entry.getKey(), entry.getValue()));
    return ranking;
  }

  @Test
  void theWordsDecideAloneWhereTheModelIsBlind() {
    assertThat(ConvexFusion.fuse(new Findings(WORDS, MEANING, MEANING, 0)))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void meaningWeighsMostWhereTheModelSees() {
    var ranked = ConvexFusion.fuse(new Findings(WORDS, MEANING, MEANING, 1));
    assertThat(ranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(ranked.get(0).score()).isEqualTo(0.8 * 1 + 0.2 * 0.5, within(1e-9));
  }

  @Test
  void theVectorsDecideAloneWhereNoWordIsFound() {
    assertThat(ConvexFusion.fuse(new Findings(Map.of(), MEANING, MEANING, 0)))
        .extracting(Candidate::chunkId)
        .containsExactly(2L, 3L, 1L);
  }

  @Test
  void sightGrowsWithHowFarTheBestStandsOutBeyondChance() {
    double chance = Sight.greatestByChance(1_000);
    assertThat(chance).isCloseTo(3.24, within(0.15)); // tables have 3.241 for 1,000 normal values
    assertThat(sight(chance - 0.1, 1_000)).isZero();
    assertThat(sight(chance + 0.5, 1_000)).isCloseTo(0.5, within(1e-4));
    assertThat(sight(chance + 5, 1_000)).isEqualTo(1);
    assertThat(sight(9, 10)).isEqualTo(Sight.UNKNOWN);
  }

  private static double sight(double deviations, int population) {
    Hit best = new Hit(1, (float) (0.1 + 0.05 * deviations));
    return Sight.of(new Nearest(List.of(best), 0.1, 0.05, population));
  }

  @Test
  void ranksAreSummedByTheirReciprocals() {
    var ranked = RankFusion.fuse(new Findings(WORDS, MEANING, MEANING, 0));
    assertThat(ranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(ranked.get(0).score()).isEqualTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    assertThat(ranked.get(2).explanation().lexical()).isEmpty();
  }

  @Test
  void nothingFoundIsNothingRanked() {
    assertThat(ConvexFusion.fuse(new Findings(Map.of(), Map.of(), Map.of(), 1))).isEmpty();
  }
}
