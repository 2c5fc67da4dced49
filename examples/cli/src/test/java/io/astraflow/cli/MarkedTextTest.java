package io.astraflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.cli.SearchOutput.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  private final MarkedText text =
      new MarkedText("\n The  flat\n plate \uD83D\uDE00. ", 100, List.of(new Mark(107, 118)));

  @Test
  void showsTheTextOnOneLineAndCutsIt() {
    assertThat(text.line(99, false)).isEqualTo("The flat plate \uD83D\uDE00.");
    assertThat(text.line(16, false)).isEqualTo("The flat plate \uD83D\uDE00…");
    assertThat(text.line(4, false)).isEqualTo("The…");
  }

  @Test
  void marksWhatMatches() {
    assertThat(text.line(99, true)).isEqualTo("The \u001B[1;4mflat plate\u001B[0m \uD83D\uDE00.");
    assertThat(text.line(6, true)).isEqualTo("The \u001B[1;4mfl\u001B[0m…");
  }
}
