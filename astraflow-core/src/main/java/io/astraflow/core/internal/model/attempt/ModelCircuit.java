package io.astraflow.core.internal.model.attempt;

import dev.failsafe.CircuitBreaker;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.policy.Circuit;
import java.time.Duration;

/**
 * The circuit of one model, shared by all its callers. Safe for use by many threads.
 *
 * <p>Failsafe's breaker counts and has the states. Its clock cannot be given, so that it is told to
 * stay open for good, and from the end of the pause on is half-opened here.
 */
public final class ModelCircuit {
  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  private final ModelName model;
  private final Circuit circuit;
  private final Timeline timeline;
  private final CircuitBreaker<Object> breaker;
  private long openedAt;
  // Grows each time the circuit opens, half-opens or closes.
  private long generation;

  /** Creates a closed circuit. */
  public ModelCircuit(ModelName model, Circuit circuit, Timeline timeline) {
    this.model = model;
    this.circuit = circuit;
    this.timeline = timeline;
    this.breaker =
        CircuitBreaker.builder()
            .withFailureThreshold(circuit.failures(), circuit.window())
            .withSuccessThreshold(1)
            .withDelay(FOR_GOOD)
            .build();
  }

  /**
   * Lets an attempt through, whose outcome is to be told.
   *
   * @return the circuit's generation: outcomes of older ones are ignored, since they say nothing of
   *     what came after
   * @throws ModelException of kind {@code BUSY} if the model is left alone
   */
  synchronized long enter() {
    if (breaker.isOpen()) {
      Duration left = circuit.pause().minusNanos(timeline.nanos() - openedAt);
      if (!left.isZero() && !left.isNegative()) {
        throw leftAlone(left);
      }
      breaker.halfOpen();
      generation++;
    }
    if (!breaker.tryAcquirePermit()) {
      throw leftAlone(Duration.ZERO);
    }
    return generation;
  }

  /** Notes that the model answered, be it with a refusal. */
  synchronized void answered(long of) {
    if (of != generation) {
      return;
    }
    boolean trial = breaker.isHalfOpen();
    breaker.recordSuccess();
    generation += trial ? 1 : 0;
  }

  /** Notes a failure that may pass. */
  synchronized void failed(long of) {
    if (of != generation) {
      return;
    }
    breaker.recordFailure();
    if (breaker.isOpen()) {
      openedAt = timeline.nanos();
      generation++;
    }
  }

  /** Notes that nobody waited for the outcome; a trial that shows nothing is to be repeated. */
  synchronized void abandoned(long of) {
    if (breaker.isHalfOpen()) {
      failed(of);
    }
  }

  /** Notes that the attempt says nothing of the model; the next may be the trial in its place. */
  synchronized void withdrawn(long of) {
    if (of == generation && breaker.isHalfOpen()) {
      // The pause is over, so that it half-opens with the next attempt.
      breaker.open();
      generation++;
    }
  }

  private ModelException leftAlone(Duration left) {
    return ModelException.busy(
        "%s failed %d times of %d and is left alone for %s; try again after that or name another"
                .formatted(
                    model,
                    circuit.failures(),
                    circuit.window(),
                    left.isZero() ? "the length of one trial" : left.toMillis() + " ms")
            + " model.",
        left.isZero() ? null : left);
  }
}
