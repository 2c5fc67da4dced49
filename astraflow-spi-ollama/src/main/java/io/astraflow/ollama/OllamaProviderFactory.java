package io.astraflow.ollama;

import io.astraflow.http.Endpoint;
import io.astraflow.http.EndpointBuilder;
import io.astraflow.http.HttpTransport;
import io.astraflow.http.ProviderClient;
import io.astraflow.http.Secret;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ModelProviderFactory;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;
import java.net.URI;

/**
 * Creates the provider {@code ollama}. Safe for use by many threads.
 *
 * <p>Settings, all below {@code astraflow.models.ollama}: {@code base-url} (or the variable {@code
 * OLLAMA_HOST}), {@code api-key} (or {@code OLLAMA_API_KEY}), {@code headers.*}, {@code proxy},
 * {@code connect-timeout}, {@code timeout}, {@code local}, {@code context-tokens}, {@code
 * keep-alive}, {@code embedding-dimensions.<model>} and, for all other embedding models, {@code
 * embedding-dimensions}.
 */
public final class OllamaProviderFactory implements ModelProviderFactory {
  private static final String KEY = "OLLAMA_API_KEY";

  /** Creates a factory. */
  public OllamaProviderFactory() {}

  @Override
  public String id() {
    return Ollama.ID;
  }

  @Override
  public ModelProvider create(ProviderSettings settings, SharedResources shared) {
    return create(settings, HttpTransport.shared(shared), () -> {});
  }

  /** Creates a provider that runs {@code closing} when it is closed. */
  static OllamaProvider create(
      ProviderSettings settings, HttpTransport transport, Runnable closing) {
    URI address = ServerAddress.of(settings);
    EndpointBuilder builder =
        Endpoint.builder(Ollama.ID, address)
            .local(ServerAddress.isOwn(address))
            .settings(settings, KEY)
            .base(address);
    Secret.of(settings, "api-key", KEY)
        .ifPresent(key -> builder.headerIfAbsent("Authorization", key.after("Bearer ")));
    ProviderClient client = new ProviderClient(transport, builder.build());
    return new OllamaServer(new OllamaService(client), ModelSettings.of(settings), closing);
  }
}
