package io.astraflow.telemetry;

import java.time.Duration;
import java.util.Map;

/** Drops what it is given. */
enum NoTelemetry implements Telemetry {
  INSTANCE;

  @Override
  public void record(String name, double value, Map<String, String> attributes) {
    // Nobody listens.
  }

  @Override
  public void time(String name, Duration duration, Map<String, String> attributes) {
    // Nobody listens.
  }
}
