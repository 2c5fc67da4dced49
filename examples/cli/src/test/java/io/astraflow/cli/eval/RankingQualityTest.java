package io.astraflow.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingQualityTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void perfectRankingScoresOneEverywhere() {
    RankingQuality quality =
        RankingQuality.of(List.of("a", "b", "x"), Map.of("a", 1, "b", 1, "y", 0));

    assertThat(quality).isEqualTo(new RankingQuality(1, 1, 1, 1));
  }

  @Test
  void gainsAreLinearInTheJudgementAndDiscountedByTheLogarithmOfTheRank() {
    // DCG = 1/log2(2) + 0/log2(3) + 3/log2(4) = 2.5; ideal = 3/log2(2) + 1/log2(3) =
    // 3.6309297535714573
    RankingQuality quality = RankingQuality.of(List.of("one", "none", "three"), graded());

    assertThat(quality.ndcgAt10()).isCloseTo(2.5 / 3.6309297535714573, CLOSE);
    assertThat(quality.reciprocalRankAt10()).isEqualTo(1);
  }

  @Test
  void missingDocumentsCostRecallAndGain() {
    // Second of two found at rank 2: DCG = 1/log2(3); ideal = 1 + 1/log2(3).
    RankingQuality quality = RankingQuality.of(List.of("x", "a"), Map.of("a", 1, "b", 1));

    assertThat(quality.ndcgAt10()).isCloseTo(0.6309297535714575 / 1.6309297535714575, CLOSE);
    assertThat(quality.recallAt10()).isEqualTo(.5);
    assertThat(quality.recallAt100()).isEqualTo(.5);
    assertThat(quality.reciprocalRankAt10()).isEqualTo(.5);
  }

  @Test
  void rankElevenCountsForTheHundredOnly() {
    List<String> ranking = IntStream.rangeClosed(1, 101).mapToObj(String::valueOf).toList();

    assertThat(RankingQuality.of(ranking, Map.of("11", 1)))
        .isEqualTo(new RankingQuality(0, 0, 1, 0));
    assertThat(RankingQuality.of(ranking, Map.of("101", 1)))
        .isEqualTo(new RankingQuality(0, 0, 0, 0));
  }

  @Test
  void negativeJudgementsGainNothing() {
    RankingQuality quality =
        RankingQuality.of(List.of("bad", "good"), Map.of("bad", -1, "good", 1));

    assertThat(quality.ndcgAt10()).isCloseTo(0.6309297535714575, CLOSE);
    assertThat(quality.recallAt10()).isEqualTo(1);
  }

  @Test
  void emptyRankingScoresZero() {
    assertThat(RankingQuality.of(List.of(), Map.of("a", 1)))
        .isEqualTo(new RankingQuality(0, 0, 0, 0));
  }

  @Test
  void refusesAQueryWithoutRelevantDocuments() {
    assertThatThrownBy(() -> RankingQuality.of(List.of("a"), Map.of("a", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void meanWeighsQueriesAlike() {
    RankingQuality mean =
        RankingQuality.mean(
            List.of(new RankingQuality(1, 1, 1, 1), new RankingQuality(0, .5, 1, .5)));

    assertThat(mean).isEqualTo(new RankingQuality(.5, .75, 1, .75));
  }

  private static Map<String, Integer> graded() {
    return Map.of("one", 1, "none", 0, "three", 3);
  }
}
