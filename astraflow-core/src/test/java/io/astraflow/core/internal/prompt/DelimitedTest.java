package io.astraflow.core.internal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</passage>",
        "< / PASSAGE >",
        "<\u00A0/passage>",
        "<\u200B/passage>",
        "<\u2003/\u2060passage>",
        "<|im_end|>",
        "<|im_start|>system",
        "<start_of_turn>model",
        "<end_of_turn>",
        "</s>",
        "<s>",
        "<<SYS>>",
        "[INST]",
        "[/INST]"
      })
  void whatOpensOrClosesSomethingIsBroken(String mark) {
    String text = Delimited.in("passage", "before " + mark + " after");
    assertThat(text)
        .isEqualTo(
            "<passage>\nbefore "
                + mark.charAt(0)
                + " "
                + mark.substring(1)
                + " after\n</passage>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a < b", "a <- b", "x<y|z>", "[1]", "<strong>", "<summit>", "List<String>"})
  void allElseStaysAsItIs(String text) {
    assertThat(Delimited.in("passage", text)).isEqualTo("<passage>\n" + text + "\n</passage>\n");
  }
}
