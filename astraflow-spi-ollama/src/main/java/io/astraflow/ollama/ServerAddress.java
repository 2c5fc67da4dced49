package io.astraflow.ollama;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.model.ProviderSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the server is, as it is configured for it and for its own programs. */
final class ServerAddress {
  private static final String VARIABLE = "OLLAMA_HOST";
  private static final int PORT = 11434;
  private static final Pattern API = Pattern.compile("/(v1|api)/*$");
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|.*\\.(localhost|local|internal)|[^.:]+" // A name without dots is a
              // neighbour's.
              + "|(127|10)\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+"
              + "|169\\.254\\.[0-9.]+|\\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)]");

  private ServerAddress() {}

  /** Returns the address of the setting, of the variable, or the usual one. */
  static URI of(ProviderSettings settings) {
    return withoutApi(
        settings
            .uri("base-url")
            .or(() -> settings.environment(VARIABLE).map(ServerAddress::host))
            .orElse(URI.create("http://localhost:" + PORT)));
  }

  // OLLAMA_HOST may be a host, host:port, :port or an address; 0.0.0.0 is what servers listen at.
  private static URI host(String text) {
    boolean whole = text.contains("://");
    try {
      URI uri =
          new URI(whole ? text : "http://" + (text.startsWith(":") ? "localhost" : "") + text);
      if (uri.getHost() == null) {
        throw malformed();
      }
      String host = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
      int port = uri.getPort() < 0 && !whole ? PORT : uri.getPort();
      return new URI(uri.getScheme(), null, host, port, uri.getPath(), null, null);
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static ConfigurationException malformed() {
    return new ConfigurationException(
        "The variable %s must be a host with or without a port, such as 127.0.0.1:%d."
            .formatted(VARIABLE, PORT));
  }

  // Other programs want the address of an API below the server's.
  private static URI withoutApi(URI address) {
    return URI.create(API.matcher(address.toString()).replaceFirst(""));
  }

  /** Returns whether an address is on this machine or in a private network, by its name alone. */
  static boolean isOwn(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return PRIVATE.matcher(host).matches();
  }
}
