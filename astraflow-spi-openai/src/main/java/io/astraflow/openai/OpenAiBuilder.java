package io.astraflow.openai;

import io.astraflow.http.Endpoint;
import io.astraflow.http.EndpointBuilder;
import io.astraflow.http.HttpProxy;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.Secret;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Collects how OpenAI, or a server like it, is reached; for one thread at a time. */
public final class OpenAiBuilder {
  private static final URI OFFICIAL = URI.create("https://api.openai.com/v1");
  private static final String KEY_VARIABLE = "OPENAI_API_KEY";

  private final EndpointBuilder endpoint =
      Endpoint.builder(OpenAi.ID, OFFICIAL)
          .keyRemedy(
              "Give OpenAI.builder() an apiKey, or set astraflow.models.openai.api-key, or in the"
                  + " environment ASTRAFLOW_MODELS_OPENAI_API_KEY or OPENAI_API_KEY.");
  private OptionalInt dimensions = OptionalInt.empty();
  private OptionalInt embeddingTokens = OptionalInt.empty();
  private @Nullable HttpTransport transport;
  private @Nullable Secret key;

  OpenAiBuilder() {}

  /**
   * Sets the key; default none, as local servers want it. A header {@code Authorization} is sent
   * instead of it.
   */
  public OpenAiBuilder apiKey(String value) {
    return key(Secret.of(value));
  }

  private OpenAiBuilder key(Secret secret) {
    key = secret;
    return this;
  }

  /** Sets the address, with or without {@code /v1}; default {@code https://api.openai.com/v1}. */
  public OpenAiBuilder baseUrl(URI address) {
    endpoint.base(address);
    return this;
  }

  /** Sets the organisation that pays; default the key's. */
  public OpenAiBuilder organization(String id) {
    endpoint.header("OpenAI-Organization", Secret.of(id));
    return this;
  }

  /** Sets the project that pays; default the key's. */
  public OpenAiBuilder project(String id) {
    endpoint.header("OpenAI-Project", Secret.of(id));
    return this;
  }

  /** Adds a header to every request. */
  public OpenAiBuilder header(String name, String value) {
    endpoint.header(name, Secret.of(value));
    return this;
  }

  /** Sets a proxy, as {@code http://user:password@host:port}; default the JVM's own settings. */
  public OpenAiBuilder proxy(URI address) {
    endpoint.proxy(HttpProxy.of(address));
    return this;
  }

  /** Sets the longest wait for a connection; default 10 seconds. */
  public OpenAiBuilder connectTimeout(Duration duration) {
    endpoint.connectTimeout(duration);
    return this;
  }

  /** Sets the longest time of any call; default the request's own, and two minutes for others. */
  public OpenAiBuilder timeout(Duration duration) {
    endpoint.timeout(duration);
    return this;
  }

  /** Says whether prompts stay in the user's own network; by default they do on this machine. */
  public OpenAiBuilder local(boolean own) {
    endpoint.local(own);
    return this;
  }

  /** Sets the components of embeddings; default the model's, where it is one of OpenAI's. */
  public OpenAiBuilder embeddingDimensions(int components) {
    dimensions = OptionalInt.of(components);
    return this;
  }

  /** Sets the most tokens of a text to embed; default 8191, and 512 for models not of OpenAI. */
  public OpenAiBuilder embeddingMaxTokens(int tokens) {
    embeddingTokens = OptionalInt.of(tokens);
    return this;
  }

  /** Sets the connections to use, which are not closed with the provider; default its own. */
  public OpenAiBuilder transport(HttpTransport shared) {
    transport = shared;
    return this;
  }

  OpenAiBuilder settings(ProviderSettings settings) {
    endpoint.settings(settings, KEY_VARIABLE);
    Secret.of(settings, "api-key", KEY_VARIABLE).ifPresent(this::key);
    settings
        .text("organization")
        .or(() -> settings.environment("OPENAI_ORG_ID"))
        .ifPresent(this::organization);
    settings
        .text("project")
        .or(() -> settings.environment("OPENAI_PROJECT_ID"))
        .ifPresent(this::project);
    settings.number("embedding-dimensions").ifPresent(this::embeddingDimensions);
    settings.number("embedding-max-tokens").ifPresent(this::embeddingMaxTokens);
    return this;
  }

  /**
   * Returns a provider that the caller closes; calls nobody.
   *
   * @throws io.astraflow.error.ConfigurationException if the address cannot be one
   */
  public ModelProvider build() {
    if (key != null) {
      endpoint.headerIfAbsent(OpenAiService.KEY_HEADER, key.after("Bearer "));
    }
    Endpoint built = endpoint.build().versioned("v1");
    boolean official = OFFICIAL.getHost().equals(built.base().getHost());
    HttpTransport used = transport == null ? new HttpTransport() : transport;
    return new OpenAiProvider(
        new OpenAiService(used, built, official),
        new EmbeddingSettings(dimensions, embeddingTokens),
        transport == null ? used : null);
  }
}
