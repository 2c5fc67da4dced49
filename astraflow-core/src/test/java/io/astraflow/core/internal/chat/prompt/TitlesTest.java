package io.astraflow.core.internal.chat.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTest {

  @Test
  void beginWithTheMessageOnOneLine() {
    assertThat(Titles.beginningOf("\u0001 Which\n optimiser?\u0002")).isEqualTo("Which optimiser?");
    assertThat(Titles.beginningOf("word ".repeat(40))).hasSizeLessThanOrEqualTo(80).endsWith("d…");
  }

  @Test
  void areNeverEmpty() {
    assertThat(Titles.beginningOf("\u0001")).isEqualTo("…");
  }
}
