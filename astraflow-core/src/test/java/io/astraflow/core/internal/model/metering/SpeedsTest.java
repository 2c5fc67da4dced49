package io.astraflow.core.internal.model.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.ModelName;
import io.astraflow.model.Usage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeedsTest {
  private static final ModelName MODEL = new ModelName("some", "model");

  private final Speeds speeds = new Speeds();

  @Test
  void knowsNothingOfAModelThatWasNotAsked() {
    assertThat(speeds.toFirstToken(MODEL)).isEmpty();
  }

  @Test
  void takesWholeRepliesWhileNothingWasStreamed() {
    speeds.add(call(Optional.empty(), CallRecord.OK));
    assertThat(speeds.toFirstToken(MODEL)).contains(Duration.ofSeconds(5));
    speeds.add(call(Optional.of(Duration.ofSeconds(1)), CallRecord.OK));
    assertThat(speeds.toFirstToken(MODEL)).contains(Duration.ofSeconds(1));
    speeds.add(call(Optional.of(Duration.ofSeconds(2)), CallRecord.OK));
    assertThat(speeds.toFirstToken(MODEL)).contains(Duration.ofMillis(1_200));
  }

  @Test
  void aModelThatHasOnlyFailedIsSlow() {
    speeds.add(call(Optional.empty(), CallRecord.CLOSED));
    assertThat(speeds.toFirstToken(MODEL)).isEmpty();
    speeds.add(call(Optional.empty(), "misconfigured"));
    assertThat(speeds.toFirstToken(MODEL)).contains(Duration.ofMinutes(1));
    speeds.add(call(Optional.empty(), CallRecord.OK));
    assertThat(speeds.toFirstToken(MODEL)).contains(Duration.ofSeconds(5));
  }

  private static CallRecord call(Optional<Duration> first, String outcome) {
    return new CallRecord(
        MODEL, Usage.UNKNOWN, Optional.empty(), Duration.ofSeconds(5), first, outcome);
  }
}
