package io.astraflow.core.internal.plugin;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelProvider;
import io.astraflow.spi.model.ModelProviderFactory;
import io.astraflow.spi.model.ProviderSettings;
import io.astraflow.spi.model.SharedResources;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The providers of language models of one engine: those that the application gave, and those of
 * plugins, each made on first use. Safe for use by many threads.
 */
public final class ModelProviders implements AutoCloseable {
  private final ReentrantLock making = new ReentrantLock();
  private final Plugins<ModelProviderFactory> factories;
  private final Map<String, String> settings;
  private final Map<String, ModelProvider> given = new HashMap<>();
  private final Map<String, ModelProvider> made = new TreeMap<>();
  private final SharedResources shared = new SharedResources();

  /**
   * Looks for plugins with a class loader.
   *
   * @param given by the application, which closes them; they come before plugins of the same id
   * @param settings by full name, such as {@code astraflow.models.openai.api-key}
   * @throws ConfigurationException if two of {@code given} have one id
   */
  public ModelProviders(
      ClassLoader loader, Collection<ModelProvider> given, Map<String, String> settings) {
    this.factories =
        Plugins.of(
            "provider of models",
            ServiceLoader.load(ModelProviderFactory.class, loader),
            factory -> List.of(factory.id()));
    this.settings = Map.copyOf(settings);
    for (ModelProvider provider : given) {
      if (this.given.putIfAbsent(provider.id(), provider) != null) {
        throw new ConfigurationException(
            "Two providers of models have the id '%s'. Give them different ones."
                .formatted(provider.id()));
      }
    }
  }

  /**
   * Returns a provider, which stays this registry's to close.
   *
   * @throws ConfigurationException if there is none of this id; the message lists those there are
   */
  public ModelProvider named(String id) {
    ModelProvider own = given.get(id);
    if (own != null) {
      return own;
    }
    making.lock();
    try {
      ModelProvider provider = made.get(id);
      if (provider == null) {
        provider = factories.named(id).create(settings(id), shared);
        made.put(id, provider);
      }
      return provider;
    } finally {
      making.unlock();
    }
  }

  /** Returns what is configured for a provider. */
  public ProviderSettings settings(String id) {
    ProviderSettings all = ProviderSettings.of(id, Map.of());
    String prefix = all.property("");
    Map<String, String> own = new HashMap<>();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), value);
          }
        });
    return ProviderSettings.of(id, own);
  }

  /** Returns the ids of all providers, in order. */
  public List<String> ids() {
    TreeSet<String> ids = new TreeSet<>(factories.ids());
    ids.addAll(given.keySet());
    return List.copyOf(ids);
  }

  @Override
  public void close() {
    making.lock();
    try {
      made.values().forEach(ModelProvider::close);
      made.clear();
    } finally {
      making.unlock();
    }
    shared.close();
  }
}
