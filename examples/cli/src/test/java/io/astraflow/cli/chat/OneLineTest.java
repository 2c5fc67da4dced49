package io.astraflow.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void cutsNoCharacterInHalf() {
    assertThat(OneLine.of("ab😀d", 3)).isEqualTo("ab…");
    assertThat(OneLine.of("ab😀d", 4)).isEqualTo("ab😀…");
    assertThat(OneLine.of(" ab\n 😀d ", 6)).isEqualTo("ab 😀d");
  }
}
