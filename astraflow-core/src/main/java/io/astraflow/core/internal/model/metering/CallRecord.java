package io.astraflow.core.internal.model.metering;

import io.astraflow.model.ModelName;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of one attempt after it. Immutable; holds nothing that was said.
 *
 * @param model which model
 * @param usage the tokens, as far as known
 * @param cost what they cost; empty where prices or tokens are unknown
 * @param duration from the call to the end of the reply
 * @param firstEvent from the call to the first event of a stream; empty for a reply that came whole
 * @param outcome {@code ok}, {@code closed} for streams that were abandoned, or the kind of the
 *     failure in lower case, {@code error} for others
 */
record CallRecord(
    ModelName model,
    Usage usage,
    Optional<Money> cost,
    Duration duration,
    Optional<Duration> firstEvent,
    String outcome) {
  static final String OK = "ok";
  static final String CLOSED = "closed";

  boolean failed() {
    return !outcome.equals(OK) && !outcome.equals(CLOSED);
  }
}
