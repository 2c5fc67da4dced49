package io.astraflow.gemini;

import io.astraflow.http.HttpTransport;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ModelProviderFactory;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;

/**
 * Creates the provider {@code gemini} of the settings {@code api-key}, {@code base-url}, {@code
 * api-version}, {@code headers.*}, {@code proxy}, {@code connect-timeout}, {@code timeout}, {@code
 * local} and {@code embedding-dimensions}. Immutable.
 */
public final class GeminiProviderFactory implements ModelProviderFactory {

  /** Creates the factory; {@link java.util.ServiceLoader} calls this. */
  public GeminiProviderFactory() {}

  @Override
  public String id() {
    return Gemini.ID;
  }

  @Override
  public ModelProvider create(ProviderSettings settings, SharedResources shared) {
    return Gemini.builder().settings(settings).transport(HttpTransport.shared(shared)).build();
  }
}
