package io.astraflow.core.internal.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexRankTest {

  /** By hand: a weighs ln 2 in both, b and c ln 3: ln²2 / (ln²2 + ln²3). */
  @Test
  void comparesSentencesByTheirRareTerms() {
    SentenceVectors vectors = SentenceVectors.of(List.of(List.of("a", "b"), List.of("a", "c")));
    assertThat(vectors.cosine(0, 1)).isCloseTo(0.2847294, within(1e-6));
    assertThat(vectors.cosine(0, 0)).isCloseTo(1, within(1e-12));
  }

  /**
   * By hand: the first and the last sentence share nothing, and the middle one is as like to the
   * one as to the other, so that the graph is the path a — b — c with equal weights.
   */
  @Test
  void findsTheSentenceThatTheOthersAreLike() {
    SentenceVectors vectors =
        SentenceVectors.of(List.of(List.of("p", "q"), List.of("q", "r"), List.of("r", "s")));
    assertThat(LexRank.of(vectors, 3))
        .containsExactly(new double[] {0.2567568, 0.4864865, 0.2567568}, within(1e-6));
  }
}
