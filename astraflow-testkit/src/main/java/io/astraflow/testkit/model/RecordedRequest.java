package io.astraflow.testkit.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a {@link ScriptedServer} was sent. Immutable.
 *
 * @param method such as {@code POST}
 * @param path with its query
 * @param headers by their names in lower case
 * @param bytes the body
 */
public record RecordedRequest(
    String method, String path, Map<String, String> headers, byte[] bytes) {

  /** Returns a header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the body as text. */
  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
