package io.astraflow.core.internal.retrieval.ranking;

import static io.astraflow.core.internal.retrieval.ranking.Candidates.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls.FailedCallException;
import io.astraflow.retrieval.Reranker;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RerankingTest {
  private static final List<Candidate> CANDIDATES =
      List.of(scored(1, 3), scored(2, 2), scored(3, 1));
  private static final List<String> TEXTS = List.of("a", "b", "c");

  private final LimitedCalls calls = new LimitedCalls();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void ordersByTheRerankersScoresAndKeepsTies() throws Exception {
    List<Candidate> reranked = by(0.1, 0.9, 0.1).order("q", CANDIDATES, TEXTS);
    assertThat(reranked).extracting(Candidate::chunkId).containsExactly(2L, 1L, 3L);
    assertThat(reranked.get(0).score()).isEqualTo(0.9);
    assertThat(reranked.get(0).explanation().fused()).isEqualTo(2);
    assertThat(reranked.get(0).explanation().reranked()).isEqualTo(OptionalDouble.of(0.9));
  }

  @Test
  void refusesScoresThatDoNotFit() {
    assertThatThrownBy(() -> by(1, 2).order("q", CANDIDATES, TEXTS))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("it returned 2 scores for 3 texts");
    assertThatThrownBy(() -> by(1, Double.NaN, 2).order("q", CANDIDATES, TEXTS))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("it returned NaN as a score");
  }

  @Test
  void isNotAskedAboutNothing() throws Exception {
    assertThat(by().order("q", List.of(), List.of())).isEmpty();
  }

  private Reranking by(double... scores) {
    Reranker reranker =
        new Reranker() {
          @Override
          public String id() {
            return "scripted";
          }

          @Override
          public double[] score(String query, List<String> texts) {
            return scores;
          }
        };
    return new Reranking(calls, reranker, Duration.ofMinutes(1));
  }
}
