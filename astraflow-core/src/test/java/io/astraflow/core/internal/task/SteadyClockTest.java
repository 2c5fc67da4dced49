package io.astraflow.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2024-02-29T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // It may wrap around.
  private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

  @Test
  void goesWithTheMachine() {
    pass(90, 90);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
  }

  @Test
  void goesOnWhereTheMachineIsSetBack() {
    pass(10, 10);
    pass(-3_600, 0);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
    pass(5, 5);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(15));
  }

  @Test
  void followsWhereTheMachineIsSetForwardOrWakesUp() {
    pass(3_600, 0);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_600));
    pass(5, 5);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_605));
  }

  @Test
  void isSetBackByNobodyAfterItWasSetForward() {
    pass(3_600, 0);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_600));
    pass(-3_600, 0);
    pass(1, 1);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_601));
  }

  @Property
  void neverFallsAndIsNeverSlowerThanTime(@ForAll short[] sets, @ForAll byte[] passed) {
    SteadyClock steady = new SteadyClock(wall::get, nanos::get);
    Instant before = steady.instant();
    for (int i = 0; i < Math.min(sets.length, passed.length); i++) {
      int seconds = Math.abs(passed[i]);
      pass(seconds + sets[i], seconds);
      Instant now = steady.instant();
      assertThat(now).isAfterOrEqualTo(before.plusSeconds(seconds));
      assertThat(now).isAfterOrEqualTo(wall.get());
      before = now;
    }
  }

  private void pass(long onTheWall, long seconds) {
    wall.set(wall.get().plusSeconds(onTheWall));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
