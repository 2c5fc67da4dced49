package io.astraflow.gemini;

import io.astraflow.http.Endpoint;
import io.astraflow.http.EndpointBuilder;
import io.astraflow.http.HttpProxy;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.ProviderClient;
import io.astraflow.http.Secret;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Collects how the Gemini API, or a gateway to it, is reached; for one thread at a time. */
public final class GeminiBuilder {
  private static final URI OFFICIAL = URI.create("https://generativelanguage.googleapis.com");
  private static final String[] KEY_VARIABLES = {"GEMINI_API_KEY", "GOOGLE_API_KEY"};

  private final EndpointBuilder endpoint =
      Endpoint.builder(Gemini.ID, OFFICIAL)
          .keyRemedy(
              "Give Gemini.builder() an apiKey, or set astraflow.models.gemini.api-key, or in the"
                  + " environment ASTRAFLOW_MODELS_GEMINI_API_KEY, GEMINI_API_KEY or"
                  + " GOOGLE_API_KEY.");
  private String version = "v1beta";
  private OptionalInt dimensions = OptionalInt.empty();
  private @Nullable HttpTransport transport;

  GeminiBuilder() {}

  /** Sets the key; default none, as gateways may want it. */
  public GeminiBuilder apiKey(String value) {
    return key(Secret.of(value));
  }

  private GeminiBuilder key(Secret secret) {
    endpoint.header(GeminiService.KEY_HEADER, secret);
    return this;
  }

  /** Sets the address; default {@code https://generativelanguage.googleapis.com}. */
  public GeminiBuilder baseUrl(URI address) {
    endpoint.base(address);
    return this;
  }

  /**
   * Sets the version of the API, unless the address has one; default {@code v1beta}. In {@code v1}
   * there are no instructions, tools and schemas.
   */
  public GeminiBuilder apiVersion(String name) {
    version = name;
    return this;
  }

  /** Adds a header to every request. */
  public GeminiBuilder header(String name, String value) {
    endpoint.header(name, Secret.of(value));
    return this;
  }

  /** Sets a proxy, as {@code http://user:password@host:port}; default the JVM's own settings. */
  public GeminiBuilder proxy(URI address) {
    endpoint.proxy(HttpProxy.of(address));
    return this;
  }

  /** Sets the longest wait for a connection; default 10 seconds. */
  public GeminiBuilder connectTimeout(Duration duration) {
    endpoint.connectTimeout(duration);
    return this;
  }

  /** Sets the longest time of any call; default the request's own, and one minute for others. */
  public GeminiBuilder timeout(Duration duration) {
    endpoint.timeout(duration);
    return this;
  }

  /** Says whether prompts stay in the user's own network; by default they do on this machine. */
  public GeminiBuilder local(boolean own) {
    endpoint.local(own);
    return this;
  }

  /** Sets the components of embeddings; default the model's, where it is known. */
  public GeminiBuilder embeddingDimensions(int components) {
    dimensions = OptionalInt.of(components);
    return this;
  }

  /** Sets the connections to use, which are not closed with the provider; default its own. */
  public GeminiBuilder transport(HttpTransport shared) {
    transport = shared;
    return this;
  }

  GeminiBuilder settings(ProviderSettings settings) {
    endpoint.settings(settings, KEY_VARIABLES);
    Secret.of(settings, "api-key", KEY_VARIABLES).ifPresent(this::key);
    settings.text("api-version").ifPresent(this::apiVersion);
    settings.number("embedding-dimensions").ifPresent(this::embeddingDimensions);
    return this;
  }

  /**
   * Returns a provider that the caller closes; calls nobody.
   *
   * @throws io.astraflow.error.ConfigurationException if the address cannot be one
   */
  public ModelProvider build() {
    Endpoint built = endpoint.build().versioned(version);
    boolean official = OFFICIAL.getHost().equals(built.base().getHost());
    HttpTransport supplied = transport;
    HttpTransport used = supplied == null ? new HttpTransport() : supplied;
    GeminiService service = new GeminiService(new ProviderClient(used, built), official);
    return new GeminiProvider(service, dimensions, supplied == null ? used : null);
  }
}
