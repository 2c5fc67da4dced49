package io.astraflow.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How long a provider asks to wait: RFC 9110, section 10.2.3, and the header that OpenAI adds. */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final int MILLI = 3;

  private RetryAfter() {}

  /** Reads {@code retry-after-ms}, or {@code Retry-After} as seconds or a date. */
  static Optional<Duration> of(Function<String, Optional<String>> header) {
    return header
        .apply("retry-after-ms")
        .flatMap(text -> millis(text, 0))
        .or(() -> header.apply("Retry-After").flatMap(text -> seconds(text, header)));
  }

  private static Optional<Duration> seconds(
      String text, Function<String, Optional<String>> header) {
    return millis(text, MILLI)
        .or(
            () ->
                date(text)
                    .map(date -> Duration.between(now(header), date))
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
  }

  private static Optional<Duration> millis(String text, int shift) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis(new BigDecimal(number).movePointRight(shift).longValue()));
  }

  // The server's date, where it says so, so that the two clocks need not agree.
  private static Instant now(Function<String, Optional<String>> header) {
    return header.apply("Date").flatMap(RetryAfter::date).orElseGet(Instant::now);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
