package io.astraflow.spi.model;

import io.astraflow.model.ModelProvider;

/**
 * Creates one provider of models.
 *
 * <p>Found with {@link java.util.ServiceLoader}, so an implementation needs a public constructor
 * without parameters. Neither that constructor nor {@link #create} does I/O: an unreachable
 * provider must not stop an application from starting.
 */
public interface ModelProviderFactory {

  /** Returns the provider's id, in lower-case ASCII, such as {@code ollama}. */
  String id();

  /**
   * Creates a provider that the caller closes.
   *
   * @param settings what was configured
   * @param shared what the providers of one engine have in common
   * @throws io.astraflow.error.ConfigurationException if a setting is malformed; a key that is
   *     missing is no reason before the first call
   */
  ModelProvider create(ProviderSettings settings, SharedResources shared);
}
