package io.astraflow.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that speaks HTTP. Immutable.
 *
 * @param host where it is
 * @param port where it listens
 * @param authorization what it wants to be told, where it wants something
 */
public record HttpProxy(String host, int port, Optional<Secret> authorization) {
  private static final int USUAL_PORT = 8080;

  /** Reads {@code http://user:password@host:port}; the port may be absent, which means 8080. */
  public static HttpProxy of(URI uri) {
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return new HttpProxy(
        uri.getHost(), port, Optional.ofNullable(uri.getUserInfo()).map(HttpProxy::basic));
  }

  private static Secret basic(String userInfo) {
    byte[] plain = userInfo.getBytes(StandardCharsets.UTF_8);
    return Secret.of("Basic " + Base64.getEncoder().encodeToString(plain));
  }
}
