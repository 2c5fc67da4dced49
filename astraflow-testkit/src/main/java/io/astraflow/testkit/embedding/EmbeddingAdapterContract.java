package io.astraflow.testkit.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.model.EmbeddingAdapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EmbeddingAdapter} keeps: extend it, supply the adapter, inherit the tests.
 *
 * <p>Each test opens an adapter of its own and closes it.
 */
public abstract class EmbeddingAdapterContract {
  private static final List<String> TEXTS =
      List.of(
          "The harbour master counts the boats at dusk.",
          "Rust spreads under paint.",
          "A long winter made the bridge unsafe, so the council closed it in March.",
          "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
          "図書館は月曜日に閉まっています。",
          "x");

  /** Creates the contract's tests for one adapter. */
  protected EmbeddingAdapterContract() {}

  /** Returns a new, open adapter; always for the same model. */
  protected abstract EmbeddingAdapter open();

  /** Says whether the model embeds a query otherwise than a passage, as with a prefix. */
  protected abstract boolean distinguishesQueries();

  @Test
  void describesItselfBeforeTheFirstCall() {
    try (EmbeddingAdapter adapter = open()) {
      assertThat(adapter.id()).matches("[a-z0-9][a-z0-9._-]*");
      assertThat(adapter.fingerprint()).isNotBlank();
      assertThat(adapter.dimension()).isPositive();
      assertThat(adapter.maxTokens()).isPositive();
      assertThat(adapter.relatedCosine()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void keepsItsFingerprintAcrossAdapters() {
    try (EmbeddingAdapter first = open();
        EmbeddingAdapter second = open()) {
      assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }
  }

  @Test
  void givesVectorsOfItsDimensionAndOfLengthOne() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      List<float[]> vectors = new ArrayList<>(adapter.embedPassages(TEXTS));
      vectors.add(adapter.embedQuery(TEXTS.get(0)));
      assertThat(vectors).hasSize(TEXTS.size() + 1);
      assertThat(vectors).allSatisfy(vector -> assertUnitVector(adapter, vector));
    }
  }

  @Test
  void keepsTheOrderOfTheTexts() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      List<float[]> forwards = adapter.embedPassages(TEXTS);
      List<String> reversed = new ArrayList<>(TEXTS);
      Collections.reverse(reversed);
      List<float[]> backwards = new ArrayList<>(adapter.embedPassages(reversed));
      Collections.reverse(backwards);
      assertSameBits(backwards, forwards);
      assertThat(forwards.get(0)).isNotEqualTo(forwards.get(1));
    }
  }

  @Test
  void givesAVectorThatDoesNotDependOnItsNeighbours() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      List<float[]> alone = new ArrayList<>();
      for (String text : TEXTS) {
        alone.add(adapter.embedPassages(List.of(text)).get(0));
      }
      assertSameBits(adapter.embedPassages(TEXTS), alone);
    }
  }

  @Test
  void givesTheSameVectorInAnotherAdapter() throws InterruptedException {
    try (EmbeddingAdapter first = open();
        EmbeddingAdapter second = open()) {
      assertSameBits(second.embedPassages(TEXTS), first.embedPassages(TEXTS));
    }
  }

  @Test
  void givesManyThreadsWhatItGivesOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (EmbeddingAdapter adapter = open()) {
      List<Future<List<float[]>>> concurrent = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        concurrent.add(threads.submit(() -> adapter.embedPassages(TEXTS)));
      }
      List<float[]> sequential = adapter.embedPassages(TEXTS);
      for (Future<List<float[]>> vectors : concurrent) {
        assertSameBits(vectors.get(), sequential);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void embedsNothingIntoNothing() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      assertThat(adapter.embedPassages(List.of())).isEmpty();
    }
  }

  @Test
  void embedsATextWithoutWords() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      List<float[]> vectors = adapter.embedPassages(List.of("", " \n\t ", "\u0000", "\uD800"));
      assertThat(vectors).hasSize(4);
      assertThat(vectors).allSatisfy(vector -> assertUnitVector(adapter, vector));
      assertUnitVector(adapter, adapter.embedQuery(""));
      assertThat(adapter.countTokens("")).isZero();
    }
  }

  @Test
  void cutsATextAfterItsMostTokens() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      String full = "seven wide rivers ".repeat(adapter.maxTokens());
      List<float[]> vectors = adapter.embedPassages(List.of(full, full + "but not this ending"));
      assertUnitVector(adapter, vectors.get(0));
      assertThat(vectors.get(1)).isEqualTo(vectors.get(0));
      assertUnitVector(adapter, adapter.embedQuery(full));
    }
  }

  @Test
  void countsTokensThatAddUpOverWhiteSpace() {
    try (EmbeddingAdapter adapter = open()) {
      int sum = 0;
      for (String text : TEXTS) {
        assertThat(adapter.countTokens(text)).isPositive();
        sum += adapter.countTokens(text);
      }
      assertThat(adapter.countTokens(String.join(" ", TEXTS))).isEqualTo(sum);
      assertThat(adapter.countTokens(String.join("\n\n", TEXTS))).isEqualTo(sum);
    }
  }

  @Test
  void countsTokensBeyondItsMost() {
    try (EmbeddingAdapter adapter = open()) {
      int one = adapter.countTokens("river");
      int many = 3 * adapter.maxTokens();
      assertThat(adapter.countTokens("river ".repeat(many))).isEqualTo(one * many);
    }
  }

  @Test
  void embedsQueriesAsItSaysItDoes() throws InterruptedException {
    try (EmbeddingAdapter adapter = open()) {
      String text = TEXTS.get(0);
      float[] passage = adapter.embedPassages(List.of(text)).get(0);
      boolean differs = !Arrays.equals(adapter.embedQuery(text), passage);
      assertThat(differs).isEqualTo(distinguishesQueries());
    }
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    try (EmbeddingAdapter adapter = open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> adapter.embedPassages(TEXTS))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void refusesCallsAfterItsClosing() throws InterruptedException {
    EmbeddingAdapter adapter = open();
    adapter.embedQuery("a");
    adapter.close();
    adapter.close();
    assertClosed(adapter);
  }

  @Test
  void refusesCallsWhenClosedBeforeItsFirst() {
    EmbeddingAdapter adapter = open();
    adapter.close();
    assertClosed(adapter);
  }

  @Test
  void letsRunningCallsEndWhenClosed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    CountDownLatch running = new CountDownLatch(1);
    try {
      EmbeddingAdapter adapter = open();
      List<float[]> expected = adapter.embedPassages(TEXTS);
      Future<List<float[]>> last = threads.submit(() -> lastBeforeClosing(adapter, running));
      running.await();
      adapter.close();
      assertSameBits(last.get(), expected);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<float[]> lastBeforeClosing(EmbeddingAdapter adapter, CountDownLatch running)
      throws InterruptedException {
    List<float[]> last = adapter.embedPassages(TEXTS);
    running.countDown();
    while (true) {
      try {
        last = adapter.embedPassages(TEXTS);
      } catch (IllegalStateException closed) {
        return last;
      }
    }
  }

  private static void assertClosed(EmbeddingAdapter adapter) {
    assertThatThrownBy(() -> adapter.embedQuery("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> adapter.embedPassages(TEXTS))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> adapter.countTokens("a")).isInstanceOf(IllegalStateException.class);
  }

  private static void assertUnitVector(EmbeddingAdapter adapter, float[] vector) {
    assertThat(vector).hasSize(adapter.dimension());
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(1, within(1e-5));
  }

  private static void assertSameBits(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("vector of text %d", i).isEqualTo(expected.get(i));
    }
  }
}
