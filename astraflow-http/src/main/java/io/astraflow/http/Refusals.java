package io.astraflow.http;

import io.astraflow.model.ModelException;
import java.time.Duration;
import java.util.Optional;

/** What a provider's refusals mean; {@link HttpErrors#of} is what they mean by default. */
@FunctionalInterface
public interface Refusals {

  /**
   * Returns what a status other than 2xx means.
   *
   * @param retryAfter how long to wait, where the provider says so
   * @param body what it says
   */
  ModelException of(int status, Optional<Duration> retryAfter, ErrorBody body);
}
