package io.astraflow.telemetry;

import java.time.Duration;
import java.util.Map;

/**
 * Receives measurements. Names and attributes of model calls follow OpenTelemetry's conventions for
 * generative AI ({@code gen_ai.*}). Attributes never hold prompts, keys or personal data.
 *
 * <p>Safe for use by many threads; must neither block nor throw.
 */
public interface Telemetry {

  /** Adds a value to a distribution, such as tokens of a call. */
  void record(String name, double value, Map<String, String> attributes);

  /** Adds a duration to a distribution. */
  void time(String name, Duration duration, Map<String, String> attributes);

  /** Returns telemetry that drops everything, the default. */
  static Telemetry none() {
    return NoTelemetry.INSTANCE;
  }
}
