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
   * @throws ModelException of kind {@code BUSY} if the model is left alone
   */
  synchronized void enter() {
    if (breaker.isOpen()) {
      Duration left = circuit.pause().minusNanos(timeline.nanos() - openedAt);
      if (!left.isZero() && !left.isNegative()) {
        throw leftAlone(left);
      }
      breaker.halfOpen();
    }
    if (!breaker.tryAcquirePermit()) {
      throw leftAlone(Duration.ZERO);
    }
  }

  /** Notes that the model answered, be it with a refusal. */
  synchronized void answered() {
    breaker.recordSuccess();
  }

  /** Notes a failure that may pass. */
  synchronized void failed() {
    boolean wasOpen = breaker.isOpen();
    breaker.recordFailure();
    if (!wasOpen && breaker.isOpen()) {
      openedAt = timeline.nanos();
    }
  }

  /** Notes that nobody waited for the outcome; a trial that shows nothing is to be repeated. */
  synchronized void abandoned() {
    if (breaker.isHalfOpen()) {
      failed();
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
