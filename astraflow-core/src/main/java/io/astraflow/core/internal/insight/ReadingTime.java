package io.astraflow.core.internal.insight;

import io.astraflow.core.internal.text.Language;
import io.astraflow.core.internal.text.WordCount;
import java.time.Duration;

/**
 * How long a grown-up reads at a text: 238 words a minute, the mean for silent reading of English
 * non-fiction (Brysbaert, "How many words do we read per minute?", 2019); 255 characters of Chinese
 * and 357 of Japanese (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading
 * Performance", 2012). Other scripts without spaces are taken at the pace of Chinese.
 */
final class ReadingTime {
  private static final double WORDS_A_MINUTE = 238;
  private static final double CHARACTERS_A_MINUTE = 255;
  private static final double JAPANESE_A_MINUTE = 357;
  private static final double SECONDS_A_MINUTE = 60;

  private ReadingTime() {}

  static Duration of(String text, Language language) {
    WordCount count = WordCount.of(text);
    double pace = language.code().equals("ja") ? JAPANESE_A_MINUTE : CHARACTERS_A_MINUTE;
    double minutes = count.words() / WORDS_A_MINUTE + count.characters() / pace;
    return Duration.ofSeconds(Math.round(minutes * SECONDS_A_MINUTE));
  }
}
