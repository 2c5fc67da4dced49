package io.astraflow.core.internal.retrieval.ranking;

import static io.astraflow.core.internal.retrieval.ranking.Candidates.scored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentCapTest {
  private static final List<Candidate> CANDIDATES =
      List.of(scored(1, 5), scored(2, 4), scored(3, 3), scored(4, 2), scored(5, 1));
  private static final Map<Long, Long> DOCUMENTS = Map.of(1L, 7L, 2L, 7L, 3L, 7L, 4L, 8L, 5L, 8L);

  @Test
  void keepsTheFirstOnesOfEachDocument() {
    assertThat(new DocumentCap(1).first(10, CANDIDATES, DOCUMENTS))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 4L);
    assertThat(new DocumentCap(2).first(10, CANDIDATES, DOCUMENTS))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  void refillsUpToWhatIsWanted() {
    assertThat(new DocumentCap(2).first(3, CANDIDATES, DOCUMENTS))
        .extracting(Candidate::chunkId)
        .containsExactly(1L, 2L, 4L);
  }

  @Test
  void leavesOutWhatIsGone() {
    assertThat(new DocumentCap(2).first(3, CANDIDATES, Map.of(5L, 8L)))
        .extracting(Candidate::chunkId)
        .containsExactly(5L);
  }
}
