package io.astraflow.ollama;

import io.astraflow.http.HttpTransport;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a provider of Ollama models has; for one thread at a time. What is not set here is
 * taken from the system properties {@code astraflow.models.ollama.*} and the environment.
 */
public final class OllamaBuilder {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private @Nullable HttpTransport transport;

  OllamaBuilder() {}

  /** Sets the address; default the variable {@code OLLAMA_HOST}, or {@code localhost:11434}. */
  public OllamaBuilder baseUrl(URI address) {
    return set("base-url", address.toString());
  }

  /** Sets a key, for servers that want one; default the variable {@code OLLAMA_API_KEY}. */
  public OllamaBuilder apiKey(String key) {
    return set("api-key", key);
  }

  /** Adds a header that is sent with every request. */
  public OllamaBuilder header(String name, String value) {
    return set("headers." + name, value);
  }

  /** Sets a proxy, such as {@code http://user:password@host:3128}; default the JVM's own. */
  public OllamaBuilder proxy(URI way) {
    return set("proxy", way.toString());
  }

  /** Sets the longest wait for a connection; default 10 seconds. */
  public OllamaBuilder connectTimeout(Duration duration) {
    return set("connect-timeout", duration.toString());
  }

  /** Sets the longest time of a whole call; default the request's own limit alone. */
  public OllamaBuilder timeout(Duration duration) {
    return set("timeout", duration.toString());
  }

  /**
   * Sets whether prompts stay in the user's own network; by default they do at addresses of this
   * machine and of private networks, except for models that the server itself has in the cloud.
   */
  public OllamaBuilder local(boolean own) {
    return set("local", Boolean.toString(own));
  }

  /**
   * Sets how many tokens of prompt and reply a chat model keeps in mind; default the server's own
   * number, often 4096, of which the adapter does not know. Of longer prompts servers drop the
   * beginning without a word, so with a number set longer ones are refused.
   */
  public OllamaBuilder contextTokens(int tokens) {
    return set("context-tokens", Integer.toString(tokens));
  }

  /** Sets how long models stay in memory, such as {@code 5m}; default the server's own time. */
  public OllamaBuilder keepAlive(String time) {
    return set("keep-alive", time);
  }

  /** Sets how many components the vectors of a model have that is not well known. */
  public OllamaBuilder embeddingDimension(String model, int components) {
    return set("embedding-dimensions." + model, Integer.toString(components));
  }

  /** Sets the connections to use, which the provider does not close; default its own. */
  public OllamaBuilder transport(HttpTransport connections) {
    this.transport = connections;
    return this;
  }

  private OllamaBuilder set(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /**
   * Returns a provider, which the caller closes.
   *
   * @throws io.astraflow.error.ConfigurationException if a value is malformed
   */
  public OllamaProvider build() {
    ProviderSettings all = ProviderSettings.of(Ollama.ID, settings);
    if (transport != null) {
      return OllamaProviderFactory.create(all, transport, () -> {});
    }
    SharedResources own = new SharedResources();
    return OllamaProviderFactory.create(all, HttpTransport.shared(own), own::close);
  }
}
