package io.astraflow.core.internal.retrieval.ranking;

import static io.astraflow.core.internal.retrieval.ranking.Candidates.near;
import static io.astraflow.core.internal.retrieval.ranking.Candidates.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.retrieval.Ranking;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final List<Candidate> CANDIDATES =
      List.of(near(1, 0.9, 0.7), scored(2, 0.8), near(3, 0.4, 0.2));

  @Test
  void letsEverythingThroughByDefault() {
    Thresholds none = new Thresholds(Ranking.ofDefaults());
    assertThat(none.nearEnough(CANDIDATES)).isEqualTo(CANDIDATES);
    assertThat(none.highEnough(CANDIDATES)).isEqualTo(CANDIDATES);
    assertThat(none.holdBackTheLast(CANDIDATES)).isFalse();
  }

  @Test
  void leavesOutWhatIsFarOrOfUnknownDistance() {
    Thresholds thresholds = new Thresholds(Ranking.ofDefaults().withMinimumCosine(0.5));
    assertThat(thresholds.nearEnough(CANDIDATES)).containsExactly(CANDIDATES.get(0));
    assertThat(thresholds.holdBackTheLast(CANDIDATES)).isTrue();
    assertThat(thresholds.holdBackTheLast(CANDIDATES.subList(0, 2))).isFalse();
  }

  @Test
  void leavesOutWhatScoresLess() {
    Thresholds thresholds = new Thresholds(Ranking.ofDefaults().withMinimumScore(0.8));
    assertThat(thresholds.highEnough(CANDIDATES)).isEqualTo(CANDIDATES.subList(0, 2));
    assertThat(thresholds.holdBackTheLast(CANDIDATES)).isTrue();
    assertThat(thresholds.holdBackTheLast(CANDIDATES.subList(0, 2))).isFalse();
  }
}
