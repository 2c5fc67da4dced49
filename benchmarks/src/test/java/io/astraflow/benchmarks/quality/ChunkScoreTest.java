package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChunkScoreTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void chunkThatIsTheReferenceIsPerfect() {
    assertThat(ChunkScore.of(List.of(range(10, 20)), List.of(range(10, 20)), 0))
        .isEqualTo(new ChunkScore(1, 1, 1));
  }

  @Test
  void partsOfSeveralReferencesAddUp() {
    // References hold 10 + 20 characters, of which 5 + 10 are read in chunks of 20 and 10.
    ChunkScore score =
        ChunkScore.of(
            List.of(range(0, 10), range(100, 120)), List.of(range(5, 25), range(110, 120)), 0);

    assertThat(score.recall()).isCloseTo(15 / 30.0, CLOSE);
    assertThat(score.precision()).isCloseTo(15 / 30.0, CLOSE);
    assertThat(score.iou()).isCloseTo(15 / 45.0, CLOSE);
  }

  @Test
  void whatChunksRepeatIsFoundOnceAndReadTwice() {
    ChunkScore score =
        ChunkScore.of(List.of(range(10, 30)), List.of(range(0, 20), range(10, 30)), 0);

    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.precision()).isCloseTo(20 / 40.0, CLOSE);
    assertThat(score.iou()).isCloseTo(20 / 40.0, CLOSE);
  }

  @Test
  void chunksOfOtherTextsCountAsRead() {
    ChunkScore score = ChunkScore.of(List.of(range(0, 10)), List.of(range(0, 10)), 30);

    assertThat(score).isEqualTo(new ChunkScore(1, .25, .25));
  }

  @Test
  void touchingIsNotOverlapping() {
    assertThat(ChunkScore.of(List.of(range(10, 20)), List.of(range(0, 10), range(20, 30)), 0))
        .isEqualTo(new ChunkScore(0, 0, 0));
  }

  @Test
  void nothingRetrievedScoresZero() {
    assertThat(ChunkScore.of(List.of(range(10, 20)), List.of(), 0))
        .isEqualTo(new ChunkScore(0, 0, 0));
  }

  @Test
  void refusesAQuestionWithoutReferences() {
    assertThatThrownBy(() -> ChunkScore.of(List.of(), List.of(range(0, 1)), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void meanWeighsQuestionsAlike() {
    assertThat(ChunkScore.mean(List.of(new ChunkScore(1, .5, .25), new ChunkScore(0, 0, 0))))
        .isEqualTo(new ChunkScore(.5, .25, .125));
  }

  private static Range range(int start, int end) {
    return new Range(start, end);
  }
}
