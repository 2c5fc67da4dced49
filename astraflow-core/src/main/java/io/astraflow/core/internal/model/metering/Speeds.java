package io.astraflow.core.internal.model.metering;

import io.astraflow.model.ModelName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long models take to their first token: a moving average in which a measurement weighs a fifth
 * and all before it four fifths. Safe for use by many threads.
 */
public final class Speeds {
  private static final double NEWEST = 0.2;

  private final Map<ModelName, Double> nanos = new ConcurrentHashMap<>();

  /** Creates averages of nothing. */
  public Speeds() {}

  /** Adds a measurement. */
  public void add(ModelName model, Duration toFirstToken) {
    double newest = toFirstToken.toNanos();
    nanos.merge(model, newest, (average, any) -> average + NEWEST * (newest - average));
  }

  /** Returns a model's average, empty while it was not measured. */
  public Optional<Duration> toFirstToken(ModelName model) {
    return Optional.ofNullable(nanos.get(model))
        .map(average -> Duration.ofNanos(Math.round(average)));
  }
}
