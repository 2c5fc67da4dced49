package io.astraflow.core.internal.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.text.Languages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTimeTest {

  @Test
  void readsWordsOrCharactersByLanguage() {
    assertThat(ReadingTime.of("word ".repeat(476), Languages.of("en")))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(ReadingTime.of("字".repeat(255), Languages.of("zh")))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(ReadingTime.of("かな".repeat(357), Languages.of("ja")))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(ReadingTime.of("", Languages.UNKNOWN)).isZero();
  }
}
