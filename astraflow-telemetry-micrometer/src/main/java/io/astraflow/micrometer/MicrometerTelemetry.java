package io.astraflow.micrometer;

import io.astraflow.telemetry.Telemetry;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Records measurements in a registry: values as distribution summaries, durations as timers, under
 * the names and attributes that they come with. Those of OpenTelemetry's conventions for generative
 * AI have the histogram buckets that these advise. Safe for use by many threads.
 *
 * <p>Every timer has the tag {@code error.type}, {@code none} where nothing failed, since
 * registries such as that of Prometheus want the same tags on all meters of a name.
 */
public final class MicrometerTelemetry implements Telemetry {
  private static final String GENERATIVE = "gen_ai.";
  private static final String ERROR = "error.type";

  // 10 ms to 82 s, each twice as long as the one before.
  private static final Duration[] DURATIONS =
      IntStream.range(0, 14).mapToObj(n -> Duration.ofMillis(10L << n)).toArray(Duration[]::new);

  // 1 to 67,108,864, each four times as many as the one before.
  private static final double[] COUNTS =
      IntStream.range(0, 14).asDoubleStream().map(n -> Math.pow(4, n)).toArray();

  private final MeterRegistry registry;

  /** Records in {@code registry}, which the caller closes. */
  public MicrometerTelemetry(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void record(String name, double value, Map<String, String> attributes) {
    DistributionSummary.Builder summary = DistributionSummary.builder(name).tags(tags(attributes));
    if (name.startsWith(GENERATIVE)) {
      summary = summary.baseUnit("tokens").serviceLevelObjectives(COUNTS);
    }
    summary.register(registry).record(value);
  }

  @Override
  public void time(String name, Duration duration, Map<String, String> attributes) {
    Tags tags = tags(attributes);
    if (!attributes.containsKey(ERROR)) {
      tags = tags.and(ERROR, "none");
    }
    Timer.Builder timer = Timer.builder(name).tags(tags);
    if (name.startsWith(GENERATIVE)) {
      timer = timer.serviceLevelObjectives(DURATIONS);
    }
    timer.register(registry).record(duration);
  }

  private static Tags tags(Map<String, String> attributes) {
    List<Tag> tags =
        attributes.entrySet().stream()
            .map(attribute -> Tag.of(attribute.getKey(), attribute.getValue()))
            .toList();
    return Tags.of(tags);
  }
}
