package io.astraflow.retrieval;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void refusesThresholdsThatNothingReaches() {
    Ranking ranking = Ranking.ofDefaults();
    assertThatThrownBy(() -> ranking.withMinimumCosine(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> ranking.withMinimumScore(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
