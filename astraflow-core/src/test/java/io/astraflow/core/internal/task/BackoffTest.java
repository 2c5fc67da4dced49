package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.task.Backoff;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long DAY = 86_400_000;

  @Property
  void everyDelayLiesInItsBand(
      @ForAll @LongRange(min = 0, max = DAY) long first,
      @ForAll @DoubleRange(min = 1, max = 100) double factor,
      @ForAll @LongRange(min = 0, max = DAY) long more,
      @ForAll @DoubleRange(min = 0, max = 1) double jitter,
      @ForAll @IntRange(min = 1, max = 2_000) int failures,
      @ForAll long seed) {
    long most = first + more;
    Backoff backoff = new Backoff(millis(first), factor, millis(most), jitter);
    double exact = exact(first, factor, most, failures);
    assertThat((double) backoff.delay(failures, new Random(seed)).toMillis())
        .isBetween(exact * (1 - jitter) - 1, Math.min((double) most, exact * (1 + jitter) + 1));
  }

  @Property
  void delaysGrowByTheFactorUpToTheLongest(
      @ForAll @LongRange(min = 1, max = DAY) long first,
      @ForAll @DoubleRange(min = 1, max = 10) double factor,
      @ForAll @LongRange(min = 0, max = 30 * DAY) long more,
      @ForAll @IntRange(min = 1, max = 50) int failures) {
    Backoff backoff = new Backoff(millis(first), factor, millis(first + more), 0);
    long one = delay(backoff, failures);
    long next = delay(backoff, failures + 1);
    assertThat(delay(backoff, 1)).isEqualTo(first);
    assertThat(next).isGreaterThanOrEqualTo(one).isLessThanOrEqualTo(first + more);
    // Each is rounded to a millisecond.
    assertThat((double) next)
        .isCloseTo(Math.min((double) (first + more), one * factor), within(factor));
    assertThat(delay(backoff, Integer.MAX_VALUE)).isEqualTo(factor > 1.000_1 ? first + more : next);
  }

  @Test
  void theDefaultsDoubleFromASecondToFiveMinutes() {
    Backoff exact = Backoff.defaults().withJitter(0);
    assertThat(delay(exact, 1)).isEqualTo(1_000);
    assertThat(delay(exact, 2)).isEqualTo(2_000);
    assertThat(delay(exact, 9)).isEqualTo(256_000);
    assertThat(delay(exact, 10)).isEqualTo(300_000);
    assertThat(Backoff.defaults().jitter()).isEqualTo(0.2);
    assertThat(delay(Backoff.constant(Duration.ofMillis(7)), 99)).isEqualTo(7);
  }

  @Test
  void refusesWhatIsNoBackoff() {
    Backoff defaults = Backoff.defaults();
    assertThatThrownBy(() -> defaults.withFirst(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withMost(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withFactor(0.9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withFactor(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.withJitter(1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.delay(0, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAWaitThatNoClockCanHold() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    assertThatThrownBy(() -> Backoff.defaults().withMost(forever))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hundred years");
  }

  private static double exact(long first, double factor, long most, int failures) {
    double exact = first;
    for (int i = 1; i < failures && exact > 0 && exact < most; i++) {
      exact *= factor;
    }
    return Math.min((double) most, exact);
  }

  private static long delay(Backoff backoff, int failures) {
    return backoff.delay(failures, new Random(1)).toMillis();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
