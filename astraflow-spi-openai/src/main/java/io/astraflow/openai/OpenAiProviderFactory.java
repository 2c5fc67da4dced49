package io.astraflow.openai;

import io.astraflow.http.HttpTransport;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ModelProviderFactory;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;

/**
 * Creates the provider {@code openai} of the settings {@code api-key}, {@code base-url}, {@code
 * organization}, {@code project}, {@code headers.*}, {@code proxy}, {@code connect-timeout}, {@code
 * timeout}, {@code local}, {@code embedding-dimensions} and {@code embedding-max-tokens}.
 * Immutable.
 */
public final class OpenAiProviderFactory implements ModelProviderFactory {

  /** Creates the factory; {@link java.util.ServiceLoader} calls this. */
  public OpenAiProviderFactory() {}

  @Override
  public String id() {
    return OpenAi.ID;
  }

  @Override
  public ModelProvider create(ProviderSettings settings, SharedResources shared) {
    return OpenAi.builder().settings(settings).transport(HttpTransport.shared(shared)).build();
  }
}
