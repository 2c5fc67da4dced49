package io.astraflow.model;

/**
 * Sends prompts to one language model and returns its replies.
 *
 * <p>A call makes exactly one attempt. Retries and limits belong to the engine, which is the only
 * place that knows what a flow can afford.
 *
 * <p>Safe for use by many threads. The adapter is closed by whoever made it.
 */
public interface ModelAdapter extends AutoCloseable {

  /** Returns the name that answers and logs show, such as {@code ollama/llama3.2}. */
  String name();

  /**
   * Sends {@code request} and blocks until the whole reply has arrived.
   *
   * @throws ModelException if no usable reply arrived; its {@link ModelException#kind() kind} says
   *     whether the same request may succeed later
   * @throws InterruptedException if the calling thread was interrupted while it waited
   * @throws IllegalStateException if this adapter is closed
   */
  ModelReply complete(ModelRequest request) throws InterruptedException;

  /** Releases connections and threads that this adapter created. Closing twice has no effect. */
  @Override
  void close();
}
