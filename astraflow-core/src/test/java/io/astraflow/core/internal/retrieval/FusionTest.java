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
  void sumsBothSidesByTheirWeight() {
    assertThat(convex(0, WORDS)).extracting(Candidate::chunkId).containsExactly(1L, 2L, 3L);
    List<Candidate> ranked = convex(0.8, WORDS);
    assertThat(ranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(ranked.get(0).score()).isEqualTo(0.8 * 1 + 0.2 * 0.5, within(1e-9));
    assertThat(convex(1, Map.of())).extracting(Candidate::chunkId).containsExactly(2L, 3L, 1L);
  }

  private static List<Candidate> convex(double weight, Map<Long, Double> words) {
    Findings findings = new Findings(words, MEANING, MEANING, 1);
    return new ConvexFusion(weight).fuse(findings, words, MEANING);
  }

  @Test
  void theSemanticSideWeighsAsMuchAsWordsBearItOut() {
    assertThat(weight(0.1, Map.of(7L, 5.0))).isZero();
    assertThat(weight(0.1, Map.of(7L, 5.0, 1L, 2.5, 2L, 2.5, 3L, 2.5))).isEqualTo(0.8);
    assertThat(weight(0.1, Map.of(7L, 5.0, 1L, 3.75))).isEqualTo(0.8 * 0.2 / 0.35, within(1e-9));
    assertThat(weight(0.1, Map.of())).isEqualTo(1);
  }

  @Test
  void whatStandsOutFarNeedsNoWordsToBearItOut() {
    assertThat(weight(3, Map.of(7L, 5.0))).isEqualTo(0.8, within(1e-9));
    assertThat(weight(2, Map.of(7L, 5.0))).isEqualTo(0.4, within(1e-6));
  }

  /** Returns the weight where three chunks stand out by so many deviations beyond chance. */
  private static double weight(double beyondChance, Map<Long, Double> words) {
    float cosine = (float) (0.1 + 0.05 * (Sight.greatestByChance(1_000) + beyondChance));
    List<Hit> nearest = List.of(new Hit(1, cosine), new Hit(2, cosine), new Hit(3, cosine));
    return Agreement.weight(new Nearest(nearest, 0.1, 0.05, 1_000), words);
  }

  @Test
  void shortChunksGainLessByBeingShort() {
    Map<Long, Double> scores = Map.of(1L, 2.0, 2L, 2.0, 3L, 2.0);
    Map<Long, Double> mended = LengthNormalisation.of(scores, Map.of(1L, 50, 2L, 100, 3L, 150));
    assertThat(mended.keySet()).containsExactly(3L, 2L, 1L);
    assertThat(mended.get(2L)).isEqualTo(2, within(1e-9));
  }

  @Test
  void feedbackMovesTheQueryTowardsTheBest() {
    float[] query = {1, 0};
    List<Candidate> ranking = convex(0, WORDS);
    float[] moved = Feedback.moved(query, ranking, Map.of(1L, new float[] {0, 1}));
    assertThat(moved[1] / moved[0]).isEqualTo(0.6f, within(1e-6f));
    assertThat(Math.hypot(moved[0], moved[1])).isEqualTo(1, within(1e-6));
    assertThat(Feedback.moved(query, ranking, Map.of())).containsExactly(1, 0);
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
    Findings nothing = new Findings(Map.of(), Map.of(), Map.of(), 1);
    assertThat(new ConvexFusion(1).fuse(nothing, Map.of(), Map.of())).isEmpty();
  }
}
