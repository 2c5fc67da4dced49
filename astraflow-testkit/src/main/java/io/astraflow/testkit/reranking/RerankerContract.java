package io.astraflow.testkit.reranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.retrieval.Reranker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link Reranker} promises. */
public abstract class RerankerContract {
  private static final List<String> TEXTS =
      List.of("a cold river", "trout in a river", "", "sparrow");

  /** Creates the suite; a test framework does. */
  protected RerankerContract() {}

  /** Returns the reranker under test, which the test closes where it has to be. */
  protected abstract Reranker reranker() throws Exception;

  @Test
  void hasAnId() throws Exception {
    assertThat(reranker().id()).isNotBlank();
  }

  @Test
  void givesEachTextOneFiniteScore() throws Exception {
    double[] scores = reranker().score("trout river", TEXTS);
    assertThat(scores).hasSize(TEXTS.size());
    for (double score : scores) {
      assertThat(score).isFinite();
    }
  }

  @Test
  void scoresNothingForNoTexts() throws Exception {
    assertThat(reranker().score("trout", List.of())).isEmpty();
  }

  @Test
  void keepsTheOrderOfTheTexts() throws Exception {
    Reranker reranker = reranker();
    double[] forward = reranker.score("trout river", TEXTS);
    List<String> reversed = new ArrayList<>(TEXTS);
    Collections.reverse(reversed);
    double[] backward = reranker.score("trout river", reversed);
    for (int i = 0; i < forward.length; i++) {
      assertThat(backward[forward.length - 1 - i]).isEqualTo(forward[i]);
    }
  }

  @Test
  void scoresMoreTextsThanFitIntoOneBatch() throws Exception {
    List<String> many = Collections.nCopies(150, "trout in a river");
    assertThat(reranker().score("trout", many)).hasSize(150);
  }

  @Test
  void servesManyThreads() throws Exception {
    Reranker reranker = reranker();
    double[] alone = reranker.score("trout river", TEXTS);
    List<CompletableFuture<double[]>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> scored(reranker)));
    }
    for (CompletableFuture<double[]> call : calls) {
      assertThat(call.get()).isEqualTo(alone);
    }
  }

  @Test
  void anInterruptedThreadScoresNothing() throws Exception {
    Reranker reranker = reranker();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> reranker.score("trout", TEXTS))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static double[] scored(Reranker reranker) {
    try {
      return reranker.score("trout river", TEXTS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
