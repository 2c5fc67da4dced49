package io.astraflow.http;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.time.Duration;
import java.util.Optional;

/** What the errors of a provider mean, by what helps. Immutable. */
public final class HttpErrors {
  private final Endpoint endpoint;
  private final String subject;

  /** Creates the errors about {@code subject}, such as {@code openai:gpt-4o}. */
  public HttpErrors(Endpoint endpoint, String subject) {
    this.endpoint = endpoint;
    this.subject = subject;
  }

  /** Returns what an error inside a reply of status 200 means. */
  public ModelException within(ErrorBody body) {
    if (body.status().isPresent()) {
      return of(body.status().getAsInt(), Optional.empty(), body);
    }
    if (TokenLimit.exceeded(body)) {
      return tooLong(body);
    }
    if (body.has("rate_limit_exceeded", "overloaded_error", "server_error", "unavailable")) {
      return ModelException.busy(
          subject + " at " + endpoint.address() + " is overloaded" + said(body),
          body.retryDelay().orElse(null));
    }
    return ModelException.of(
        Kind.BROKEN_REPLY,
        "The reply of " + subject + " from " + endpoint.address() + " ended" + said(body));
  }

  /** Returns what a status means, with what the provider says. */
  public ModelException of(int status, Optional<Duration> retryAfter, ErrorBody body) {
    if (TokenLimit.exceeded(body) || status == 413) {
      return tooLong(body);
    }
    if (body.has("content_filter", "content_policy_violation", "responsibleaipolicyviolation")) {
      return ModelException.blocked(
          "The filter of " + address(status) + " blocked the request to " + subject + said(body),
          "content_filter");
    }
    if (body.has("insufficient_quota", "billing_hard_limit_reached") || status == 402) {
      return ModelException.of(
          Kind.OVER_BUDGET,
          subject + ": the account at " + address(status) + " has nothing left" + said(body));
    }
    if (status == 401 || status == 403 || body.has("api_key_invalid", "invalid_api_key")) {
      return misconfigured(
          ": the key is missing, wrong or not allowed this at " + address(status),
          body,
          endpoint.keyRemedy());
    }
    if (status == 404 || body.has("model_not_found")) {
      return misconfigured(" is not known at " + address(status), body, notFound());
    }
    if (status == 408 || status == 409 || status == 425 || status == 429 || status >= 500) {
      return ModelException.busy(
          subject + " is busy or failing at " + address(status) + said(body),
          retryAfter.or(body::retryDelay).orElse(null));
    }
    if (status < 400) {
      return misconfigured(": " + address(status) + " sends elsewhere", body, notFound());
    }
    return ModelException.of(
        Kind.REFUSED, subject + " at " + address(status) + " refuses the request" + said(body));
  }

  /** Returns a text from the provider to show: {@link Endpoint#masked}. */
  public String shown(String text) {
    return endpoint.masked(text);
  }

  private ModelException tooLong(ErrorBody body) {
    return ModelException.of(
        Kind.TOO_LONG,
        "The request is longer than "
            + subject
            + " reads"
            + TokenLimit.excess(body.message())
            + ": shorten it, or choose a model that reads more"
            + said(body));
  }

  private ModelException misconfigured(String what, ErrorBody body, String remedy) {
    return ModelException.of(
        Kind.MISCONFIGURED, (subject + what + said(body) + " " + remedy).strip());
  }

  private String notFound() {
    return "Check the name and the address (astraflow.models.%s.base-url)."
        .formatted(endpoint.provider());
  }

  private String address(int status) {
    return endpoint.address() + " (" + status + ")";
  }

  private String said(ErrorBody body) {
    String message = shown(body.message());
    if (message.isEmpty()) {
      return ".";
    }
    return ": " + message + (message.matches(".*[.!?…]") ? "" : ".");
  }
}
