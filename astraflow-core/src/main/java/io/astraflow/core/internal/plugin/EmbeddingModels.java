package io.astraflow.core.internal.plugin;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedding models of one engine, each made once, on first use. Safe for use by many threads.
 */
public final class EmbeddingModels implements AutoCloseable {
  private final Plugins<EmbeddingAdapterFactory> factories;
  private final ModelProviders providers;
  private final Map<String, EmbeddingAdapter> adapters = new ConcurrentHashMap<>();

  /**
   * Looks for plugins with this class loader.
   *
   * @param providers have the models named {@code provider:model}; not closed with this registry
   */
  public EmbeddingModels(ClassLoader loader, ModelProviders providers) {
    this.providers = providers;
    factories =
        Plugins.of(
            "embedding model",
            ServiceLoader.load(EmbeddingAdapterFactory.class, loader),
            EmbeddingAdapterFactory::models);
  }

  /** Returns the model's adapter, which stays this registry's to close. */
  public EmbeddingAdapter named(String model) {
    return adapters.computeIfAbsent(model, this::made);
  }

  /**
   * Returns the adapter of a model that keeps texts on this machine.
   *
   * @throws ConfigurationException if it does not
   */
  public EmbeddingAdapter local(String model) {
    boolean local =
        model.indexOf(':') < 0 || providers.named(ModelName.parse(model).provider()).local();
    if (!local) {
      throw new ConfigurationException(
          "Similar requests are told by an embedding model on this machine, and %s is not: they would"
                  .formatted(model)
              + " leave as they are. Set AstraFlow.Builder.embeddingModel to one that is, or leave"
              + " ReplyCaching.withSimilarity out.");
    }
    return named(model);
  }

  private EmbeddingAdapter made(String model) {
    if (model.indexOf(':') < 0) {
      return factories.named(model).create(model);
    }
    ModelName name = ModelName.parse(model);
    return providers.named(name.provider()).embedding(name.model());
  }

  /** Returns the ids of the models that run in the process, in order. */
  public List<String> ids() {
    return factories.ids();
  }

  @Override
  public void close() {
    adapters.values().forEach(EmbeddingAdapter::close);
  }
}
