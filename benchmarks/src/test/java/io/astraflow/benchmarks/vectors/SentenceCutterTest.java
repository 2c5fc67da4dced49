package io.astraflow.benchmarks.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {
  @Test
  void cutsAfterFullStopsAndAtEmptyLines() {
    assertThat(
            sentences(
                "The first sentence is long enough. The second one is as\nwell, I think.\n\n"
                    + "And a third one in a paragraph of its own"))
        .containsExactly(
            "The first sentence is long enough.",
            "The second one is as well, I think.",
            "And a third one in a paragraph of its own");
  }

  @Test
  void leavesOutTagsStylesTablesAndFragments() {
    assertThat(
            sentences(
                "<style>body { margin: 0 auto and so on and on }</style>Short. "
                    + "<p class=\"x\">A sentence that stands between two tags.</p> "
                    + "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 a b."))
        .containsExactly("A sentence that stands between two tags.");
  }

  @Test
  void cutsWhatHasNoFullStopsBetweenWords() {
    List<String> sentences = sentences("word and other ".repeat(60));

    assertThat(sentences).hasSize(3).allMatch(SentenceCutter::fits);
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    SentenceCutter.paragraphs(text, sentences::addAll);
    return sentences;
  }
}
