package io.astraflow.core.internal.retrieval.ranking;

import static io.astraflow.core.internal.retrieval.ranking.Candidates.scored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class MarginalRelevanceTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};
  private static final List<Candidate> CANDIDATES =
      List.of(scored(1, 1), scored(2, 0.9), scored(3, 0.5), scored(4, 0));
  private static final Map<Long, float[]> VECTORS =
      Map.of(1L, EAST, 2L, EAST, 3L, NORTH, 4L, NORTH);

  @Example
  void bringsForwardWhatIsUnlikeTheOnesBefore() {
    assertThat(new MarginalRelevance(0.5).order(CANDIDATES, VECTORS))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 3L, 2L, 4L);
  }

  @Example
  void keepsTheOrderWhereRelevanceAloneCounts() {
    assertThat(new MarginalRelevance(1).order(CANDIDATES, VECTORS)).isEqualTo(CANDIDATES);
  }

  @Example
  void keepsTheOrderWhereNothingIsKnownOfVectors() {
    assertThat(new MarginalRelevance(0.3).order(CANDIDATES, Map.of())).isEqualTo(CANDIDATES);
    assertThat(new MarginalRelevance(0.3).order(List.of(), Map.of())).isEmpty();
  }

  @Property
  void losesAndRepeatsNothing(
      @ForAll @Size(max = 30) List<@DoubleRange(min = -9, max = 9) Double> scores,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    List<Candidate> candidates =
        IntStream.range(0, scores.size()).mapToObj(i -> scored(i, scores.get(i))).toList();
    assertThat(new MarginalRelevance(share).order(candidates, Map.of(0L, EAST, 1L, NORTH)))
        .containsExactlyInAnyOrderElementsOf(candidates);
  }
}
