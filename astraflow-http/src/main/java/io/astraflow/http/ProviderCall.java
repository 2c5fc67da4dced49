package io.astraflow.http;

import java.time.Duration;

/**
 * One request to a provider. Immutable.
 *
 * @param subject what is asked for, such as {@code openai:gpt-4o}, for messages
 * @param path where to, below the endpoint's address; may have a query
 * @param body what it carries
 * @param streamed whether the reply is read bit by bit
 * @param timeout how long the whole call may take, the reply's body included
 */
public record ProviderCall(
    String subject, String path, CallBody body, boolean streamed, Duration timeout) {

  /** Returns a request without a body. */
  public static ProviderCall get(String subject, String path, Duration timeout) {
    return new ProviderCall(subject, path, new CallBody.Nothing(), false, timeout);
  }

  /** Returns a request whose reply is read as a whole. */
  public static ProviderCall post(String subject, String path, byte[] json, Duration timeout) {
    return new ProviderCall(subject, path, new CallBody.Json(json), false, timeout);
  }

  /** Returns a request whose reply is read bit by bit. */
  public static ProviderCall stream(String subject, String path, byte[] json, Duration timeout) {
    return new ProviderCall(subject, path, new CallBody.Json(json), true, timeout);
  }

  /** Returns a request for nothing but the head of its reply. */
  public static ProviderCall head(String subject, String path, Duration timeout) {
    return new ProviderCall(subject, path, new CallBody.HeadOnly(), false, timeout);
  }

  /** Returns a request that brings a file. */
  public static ProviderCall upload(
      String subject, String path, CallBody.Upload file, Duration timeout) {
    return new ProviderCall(subject, path, file, false, timeout);
  }

  /** Returns the subject and the path. */
  @Override
  public String toString() {
    return "ProviderCall[" + subject + ", " + path + "]";
  }
}
