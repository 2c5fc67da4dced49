package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * * *         | 2024-02-28T23:00:00Z | 2024-02-28T23:00:01Z
          0 0 3 * * *         | 2024-02-28T23:00:00Z | 2024-02-29T02:00:00Z
          0 0 3 * * *         | 2024-02-29T02:00:00Z | 2024-03-01T02:00:00Z
          0 0 3 * * *         | 2024-02-29T01:59:59Z | 2024-02-29T02:00:00Z
          0 */15 9-17 * * MON | 2024-02-29T12:00:00Z | 2024-03-04T08:00:00Z
          30 59 23 31 12 *    | 2024-02-29T12:00:00Z | 2024-12-31T22:59:30Z
          0 0 0 29 2 *        | 2024-02-29T12:00:00Z | 2028-02-28T23:00:00Z""")
  void givesTheFirstTimeAfter(String expression, Instant instant, Instant next) {
    assertThat(Recurrence.of(expression, BERLIN).after(instant)).isEqualTo(next);
  }

  // In 2024 Berlin had no hour from 2 to 3 on 31 March, and two of them on 27 October.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 3 * * *  | 2024-03-30T12:00:00Z | 2024-03-31T01:00:00Z
          0 0 3 * * *  | 2024-03-31T01:00:00Z | 2024-04-01T01:00:00Z
          0 0 3 * * *  | 2024-10-26T12:00:00Z | 2024-10-27T02:00:00Z
          0 0 * * * *  | 2024-03-31T00:30:00Z | 2024-03-31T01:00:00Z
          0 0 * * * *  | 2024-10-27T00:30:00Z | 2024-10-27T01:00:00Z""")
  void keepsToTheClockOnTheWallWhenSummertimeBeginsAndEnds(
      String expression, Instant instant, Instant next) {
    assertThat(Recurrence.of(expression, BERLIN).after(instant)).isEqualTo(next);
  }

  @Test
  void aTimeThatADayDoesNotHaveRunsOnceAround() {
    Recurrence halfPastTwo = Recurrence.of("0 30 2 * * *", BERLIN);
    Instant next = halfPastTwo.after(Instant.parse("2024-03-30T12:00:00Z"));
    assertThat(next)
        .isBetween(Instant.parse("2024-03-31T00:30:00Z"), Instant.parse("2024-04-01T00:30:00Z"));
    assertThat(halfPastTwo.after(next)).isAfter(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-", "never", "* * * * *", "61 * * * * *", "0 0 24 * * *", "0 0 3 * *"})
  void refusesWhatIsNoExpression(String expression) {
    assertThatThrownBy(() -> Recurrence.of(expression, BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cron expression");
  }

  @Test
  void refusesATimeThatNeverComes() {
    Recurrence never = Recurrence.of("0 0 0 30 2 *", BERLIN);
    assertThatThrownBy(() -> never.after(Instant.parse("2024-02-29T12:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 0 0 30 2 *");
  }
}
