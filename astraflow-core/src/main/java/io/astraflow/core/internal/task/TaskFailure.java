package io.astraflow.core.internal.task;

import io.astraflow.error.AstraFlowException;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelException;
import java.time.Duration;

/**
 * What is to be known of a failed attempt. Immutable.
 *
 * @param reason for people
 * @param mayPass whether another attempt may succeed
 * @param earliest how long to wait at least, a day at the most
 */
record TaskFailure(String reason, boolean mayPass, Duration earliest) {
  private static final int LONGEST = 2_000;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** Returns what a handler's exception says. */
  static TaskFailure of(Throwable thrown) {
    Duration earliest =
        thrown instanceof ModelException model
            ? model.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    Duration believed = earliest.compareTo(LONGEST_WAIT) < 0 ? earliest : LONGEST_WAIT;
    return new TaskFailure(clipped(reason(thrown)), mayPass(thrown), believed);
  }

  private static boolean mayPass(Throwable thrown) {
    if (thrown instanceof ModelException model) {
      return model.kind().mayPass();
    }
    return !(thrown instanceof InvalidInputException
        || thrown instanceof ConfigurationException
        || thrown instanceof CorruptDataException
        || thrown instanceof IllegalArgumentException);
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name;
    }
    return thrown instanceof AstraFlowException ? message : name + ": " + message;
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
