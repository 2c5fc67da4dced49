package io.astraflow.core.internal.plugin;

import io.astraflow.model.EmbeddingAdapter;
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
  private final Map<String, EmbeddingAdapter> adapters = new ConcurrentHashMap<>();

  /** Looks for plugins with this class loader. */
  public EmbeddingModels(ClassLoader loader) {
    factories =
        Plugins.of(
            "embedding model",
            ServiceLoader.load(EmbeddingAdapterFactory.class, loader),
            EmbeddingAdapterFactory::models);
  }

  /** Returns the model's adapter, which stays this registry's to close. */
  public EmbeddingAdapter named(String model) {
    return adapters.computeIfAbsent(model, id -> factories.named(id).create(id));
  }

  /** Returns the ids of all models, in order. */
  public List<String> ids() {
    return factories.ids();
  }

  @Override
  public void close() {
    adapters.values().forEach(EmbeddingAdapter::close);
  }
}
