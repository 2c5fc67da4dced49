package io.astraflow.core.internal.model.metering;

import io.astraflow.model.ModelName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long models take to their first token: a moving average in which a measurement weighs a fifth
 * and all before it four fifths. Safe for use by many threads.
 *
 * <p>Whole replies do not show their first token. While nothing was streamed from a model, the time
 * of its whole replies stands for it, and a minute if it has only failed.
 */
public final class Speeds {
  private static final double NEWEST = 0.2;
  private static final Duration FAILED = Duration.ofMinutes(1);

  private final Map<ModelName, Double> first = new ConcurrentHashMap<>();
  private final Map<ModelName, Double> whole = new ConcurrentHashMap<>();
  private final Map<ModelName, Boolean> failed = new ConcurrentHashMap<>();

  /** Creates averages of nothing. */
  public Speeds() {}

  /** Adds a measurement of a stream. */
  public void add(ModelName model, Duration toFirstToken) {
    add(first, model, toFirstToken);
  }

  /** Adds what an attempt shows. */
  void add(CallRecord call) {
    if (call.firstEvent().isPresent()) {
      add(call.model(), call.firstEvent().get());
    } else if (call.outcome().equals(CallRecord.OK)) {
      add(whole, call.model(), call.duration());
    } else if (!call.outcome().equals(CallRecord.CLOSED)) {
      failed.put(call.model(), true);
    }
  }

  private static void add(Map<ModelName, Double> averages, ModelName model, Duration measured) {
    double newest = measured.toNanos();
    averages.merge(model, newest, (average, any) -> average + NEWEST * (newest - average));
  }

  /** Returns a model's average, empty while nothing was asked of it. */
  public Optional<Duration> toFirstToken(ModelName model) {
    Double nanos = first.getOrDefault(model, whole.get(model));
    if (nanos != null) {
      return Optional.of(Duration.ofNanos(Math.round(nanos)));
    }
    return failed.containsKey(model) ? Optional.of(FAILED) : Optional.empty();
  }
}
