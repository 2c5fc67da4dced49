package io.astraflow.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerTelemetryTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerTelemetry telemetry = new MicrometerTelemetry(registry);

  @Test
  void addsValuesByTheirAttributes() {
    Map<String, String> input = Map.of("gen_ai.token.type", "input");
    telemetry.record("gen_ai.client.token.usage", 20, input);
    telemetry.record("gen_ai.client.token.usage", 5, input);
    telemetry.record("gen_ai.client.token.usage", 7, Map.of("gen_ai.token.type", "output"));
    assertThat(
            registry
                .get("gen_ai.client.token.usage")
                .tag("gen_ai.token.type", "input")
                .summary()
                .totalAmount())
        .isEqualTo(25);
  }

  @Test
  void timesSuccessesAndFailuresWithTheSameTags() {
    String name = "gen_ai.client.operation.duration";
    telemetry.time(name, Duration.ofMillis(70), Map.of());
    telemetry.time(name, Duration.ofMillis(30), Map.of("error.type", "busy"));
    assertThat(
            registry.get(name).tag("error.type", "none").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(70);
    assertThat(registry.get(name).tag("error.type", "busy").timer().count()).isEqualTo(1);
  }

  @Test
  void hasTheBucketsOfTheConventions() {
    telemetry.time("gen_ai.client.operation.duration", Duration.ofSeconds(1), Map.of());
    assertThat(
            registry
                .get("gen_ai.client.operation.duration")
                .timer()
                .takeSnapshot()
                .histogramCounts())
        .extracting(count -> count.bucket(TimeUnit.MILLISECONDS))
        .startsWith(10.0, 20.0, 40.0)
        .endsWith(81_920.0);
  }
}
