package io.astraflow.model;

import java.util.List;

/**
 * A service that has models. Making one, or an adapter of it, calls nobody.
 *
 * <p>Safe for use by many threads. Closing it closes its adapters.
 */
public interface ModelProvider extends AutoCloseable {

  /** Returns the provider's id, such as {@code ollama}. */
  String id();

  /** Returns whether prompts stay on this machine or the network it is told is the user's own. */
  boolean local();

  /** Returns the adapter of a chat model, one and the same for the same id. */
  ModelAdapter chat(String model);

  /**
   * Returns the adapter of an embedding model, one and the same for the same id.
   *
   * @throws io.astraflow.error.ConfigurationException if the model's dimension is not known and not
   *     set either
   */
  EmbeddingAdapter embedding(String model);

  /**
   * Asks the provider for its models, in its order.
   *
   * @throws ModelException if it does not answer
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  List<ModelDescription> models() throws InterruptedException;

  /**
   * Says whether calls can succeed: whether the service answers and takes the key. Never throws
   * because they cannot.
   *
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  Health check() throws InterruptedException;

  /** Closes the adapters and what belongs to the provider alone. Closing twice has no effect. */
  @Override
  void close();
}
