package io.astraflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenEstimateTest {

  @Test
  void countsRatherTooManyThanTooFew() {
    assertThat(TokenEstimate.of("The quick brown fox jumps over the lazy dog.")).isBetween(10, 16);
    assertThat(TokenEstimate.of("図書館は月曜日に閉まっています。")).isBetween(9, 20);
    assertThat(TokenEstimate.of("🦆")).isEqualTo(2);
    assertThat(TokenEstimate.of(" \n")).isZero();
  }

  @Test
  void addsUpOverWhiteSpace() {
    int sum = TokenEstimate.of("internationalisation,") + TokenEstimate.of("naïveté!");
    assertThat(TokenEstimate.of("internationalisation,\n naïveté!")).isEqualTo(sum);
  }

  @Test
  void cutsAfterWholeCharacters() {
    assertThat(TokenEstimate.cut("aaaa aaaa aaaa", 2)).isEqualTo("aaaa aaaa ");
    assertThat(TokenEstimate.cut("🦆🦆🦆", 4)).isEqualTo("🦆🦆");
    assertThat(TokenEstimate.cut("short", 5)).isEqualTo("short");
  }
}
