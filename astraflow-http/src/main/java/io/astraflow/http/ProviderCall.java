package io.astraflow.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider. Immutable.
 *
 * @param subject what is asked for, such as {@code openai:gpt-4o}, for messages
 * @param path where to, below the endpoint's address; may have a query
 * @param json the body, not copied; null for a GET
 * @param streamed whether the reply is read bit by bit
 * @param timeout how long the whole call may take, the reply's body included
 */
public record ProviderCall(
    String subject, String path, byte @Nullable [] json, boolean streamed, Duration timeout) {

  /** Returns a request without a body. */
  public static ProviderCall get(String subject, String path, Duration timeout) {
    return new ProviderCall(subject, path, null, false, timeout);
  }

  /** Returns a request whose reply is read as a whole. */
  public static ProviderCall post(String subject, String path, byte[] json, Duration timeout) {
    return new ProviderCall(subject, path, json, false, timeout);
  }

  /** Returns a request whose reply is read bit by bit. */
  public static ProviderCall stream(String subject, String path, byte[] json, Duration timeout) {
    return new ProviderCall(subject, path, json, true, timeout);
  }

  /** Returns the subject and the path. */
  @Override
  public String toString() {
    return "ProviderCall[" + subject + ", " + path + "]";
  }
}
