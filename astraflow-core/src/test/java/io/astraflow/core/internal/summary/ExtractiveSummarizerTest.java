package io.astraflow.core.internal.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.LanguageDetection;
import io.astraflow.core.internal.text.WordCount;
import io.astraflow.error.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExtractiveSummarizerTest {
  private static final String BRIDGE =
      """
      The old bridge over the river was closed in spring after engineers found cracks in its pillars.
      A bakery near the market sells bread with walnuts on Fridays.
      Engineers will repair the cracks in the pillars of the bridge until autumn.
      Until the bridge over the river is open again, buses take the longer way over the hill.
      My aunt keeps three cats and a parrot that can whistle.
      The repair of the bridge costs two million, which the town and the county share.
      """;

  @Test
  void keepsTheCentralSentencesInTheirOrder() throws Exception {
    String summary = summarize(BRIDGE, 40);
    assertThat(summary).contains("cracks").doesNotContain("parrot").doesNotContain("walnuts");
    int at = -1;
    for (String sentence : summary.split("(?<=\\.) ")) {
      assertThat(BRIDGE.replace('\n', ' ').indexOf(sentence)).isGreaterThan(at);
      at = BRIDGE.replace('\n', ' ').indexOf(sentence);
    }
    assertThat(WordCount.of(summary).asWords()).isLessThanOrEqualTo(40);
  }

  @Test
  void leavesOutWhatIsSaidTwice() throws Exception {
    String twice = "Engineers found cracks in the pillars of the bridge over the river.\n\n";
    String summary = summarize(twice + twice + BRIDGE, 60);
    assertThat(summary.split("Engineers found cracks in the pillars", -1)).hasSizeLessThan(3);
  }

  @Test
  void keepsAtLeastOneSentence() throws Exception {
    assertThat(summarize("Only one sentence is here, and it is longer than wanted.", 10))
        .isEqualTo("Only one sentence is here, and it is longer than wanted.");
    assertThat(summarize("Too short", 10)).isEqualTo("Too short");
  }

  @Test
  void cutsListsAndTablesWithoutFullStops() throws Exception {
    String list =
        IntStream.range(0, 20_000).mapToObj(i -> "item" + i).collect(Collectors.joining("\n"));
    String table =
        IntStream.range(0, 500)
            .mapToObj(i -> "row" + i + "\tvalue" + i % 7 + "\tof kind" + i % 3)
            .collect(Collectors.joining("\n"));
    for (String text : List.of(list, table, list.replace('\n', ' '), "字".repeat(5_000))) {
      String summary = summarize(text, 100);
      assertThat(WordCount.of(summary).asWords()).isBetween(20, 100);
    }
    assertThat(summarize(table, 30)).matches("row\\d+ .*kind\\d");
  }

  @Test
  void summarisesChinese() throws Exception {
    String text =
        "工程师在大桥的桥墩上发现了裂缝，因此大桥在春天被关闭。市场附近的面包店星期五卖核桃面包。"
            + "工程师将在秋天之前修复大桥桥墩上的裂缝。我的姑姑养了三只猫和一只会吹口哨的鹦鹉。"
            + "大桥的修复费用由城市和县共同承担。";
    String summary = summarize(text, 30);
    assertThat(summary).contains("大桥").doesNotContain("鹦鹉").doesNotContain(" ");
    assertThat(text).contains(summary.substring(0, summary.indexOf('。') + 1));
  }

  @Test
  void refusesATextWithoutWords() {
    assertThatThrownBy(() -> summarize(" … — \n", 50)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void summarisesAHugeText() {
    String text =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "Sentence %d tells how word%d met word%d.".formatted(i, i % 97, i % 89))
            .collect(Collectors.joining(" "));
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertThat(summarize(text, 100)).isNotBlank());
  }

  @Test
  void endsWhenItIsInterrupted() {
    String text = BRIDGE.repeat(100);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> summarize(text, 50)).isInstanceOf(InterruptedException.class);
  }

  private static String summarize(String text, int words) throws InterruptedException {
    Analyzer analyzer = new Analyzer(List.of(LanguageDetection.of(text)));
    return new ExtractiveSummarizer(analyzer).summarize(text, words);
  }
}
