package io.astraflow.core.internal.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.core.internal.duplicate.SimilarTexts.Similar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SimilarTextsTest {

  /** Five standard errors: one estimate in a million is further off. */
  @Property(tries = 100)
  void estimatesTheJaccardSimilarity(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double changed) {
    Random random = new Random(seed);
    List<String> words = words(random, 300);
    String one = String.join(" ", words);
    String other = changed(words, random, changed * 0.2);
    double exact = jaccard(Shingles.of(one), Shingles.of(other));
    double estimate = MinHash.of(Shingles.of(one)).similarity(MinHash.of(Shingles.of(other)));
    assertThat(estimate).isCloseTo(exact, within(5.0 / 32));
  }

  @Property(tries = 20)
  void findsWhatAComparisonOfAllFinds(@ForAll long seed) {
    Random random = new Random(seed);
    SimilarTexts<Integer> texts = new SimilarTexts<>(0.6);
    List<Set<Long>> shingles = new ArrayList<>();
    List<String> base = words(random, 200);
    for (int i = 0; i < 30; i++) {
      String text = i % 3 == 0 ? changed(base, random, 0.02) : String.join(" ", words(random, 200));
      texts.add(i, text);
      shingles.add(Shingles.of(text));
    }
    Set<Integer> grouped = new HashSet<>();
    texts.groups().forEach(group -> group.forEach(similar -> grouped.add(similar.key())));
    for (int i = 0; i < shingles.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (jaccard(shingles.get(i), shingles.get(j)) > 0.75) { // surely over the threshold
          assertThat(grouped).contains(i, j);
        }
      }
    }
    assertThat(grouped).allSatisfy(i -> assertThat(i % 3).isZero());
  }

  @Test
  void equalTextsHaveTheSimilarityOne() {
    SimilarTexts<String> texts = new SimilarTexts<>(0.9);
    String text = "The quick brown fox jumps over the lazy dog near the river bank.";
    assertThat(texts.add("a", text)).isEmpty();
    assertThat(texts.add("b", "Something else that has nothing to do with it.")).isEmpty();
    assertThat(texts.add("c", "The QUICK brown fox, jumps over the lazy dog\nnear the river bank"))
        .contains("a");
    assertThat(texts.groups())
        .containsExactly(List.of(new Similar<>("a", 1.0), new Similar<>("c", 1.0)));
  }

  @Test
  void comparesChineseToo() {
    SimilarTexts<String> texts = new SimilarTexts<>(0.5);
    texts.add("a", "工程师在大桥的桥墩上发现了裂缝，因此大桥在春天被关闭，直到秋天才会重新开放。");
    texts.add("b", "市场附近的面包店星期五卖核桃面包，味道很好。");
    assertThat(texts.add("c", "工程师在大桥的桥墩上发现了裂缝，因此大桥在春天被关闭，直到冬天才会重新开放。")).contains("a");
  }

  @Test
  void textsWithoutWordsAreLikeNoOther() {
    SimilarTexts<String> texts = new SimilarTexts<>(0.1);
    texts.add("a", "");
    texts.add("b", " … ");
    assertThat(texts.groups()).isEmpty();
  }

  @Test
  void thousandsOfEqualTextsAreOneGroup() {
    SimilarTexts<Integer> texts = new SimilarTexts<>(0.8);
    for (int i = 0; i < 3_000; i++) {
      texts.add(i, "One text that is in the collection again and again and again.");
    }
    assertThat(texts.groups()).hasSize(1);
    assertThat(texts.groups().get(0)).hasSize(3_000);
  }

  @Test
  void thousandsOfTextsOfOneTemplateAreComparedInTime() {
    Random random = new Random(1);
    List<String> template = words(random, 100);
    SimilarTexts<Integer> texts = new SimilarTexts<>(0.5);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int i = 0; i < 6_000; i++) {
            assertThat(texts.add(i, changed(template, random, 0.02)).isPresent()).isEqualTo(i > 0);
          }
        });
    assertThat(texts.groups()).hasSize(1);
    assertThat(texts.groups().get(0)).hasSize(6_000);
  }

  @Test
  void refusesWhatIsNoSimilarity() {
    assertThatThrownBy(() -> new SimilarTexts<String>(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
    assertThatThrownBy(() -> new SimilarTexts<String>(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("word" + random.nextInt(100_000));
    }
    return words;
  }

  private static String changed(List<String> words, Random random, double share) {
    List<String> copy = new ArrayList<>(words);
    copy.replaceAll(word -> random.nextDouble() < share ? "other" + random.nextInt() : word);
    return String.join(" ", copy);
  }

  private static double jaccard(Set<Long> one, Set<Long> other) {
    Set<Long> both = new HashSet<>(one);
    both.retainAll(other);
    Set<Long> either = new HashSet<>(one);
    either.addAll(other);
    return (double) both.size() / either.size();
  }
}
