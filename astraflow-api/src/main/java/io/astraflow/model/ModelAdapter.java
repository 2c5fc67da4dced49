package io.astraflow.model;

/**
 * Sends prompts to one language model and returns its replies.
 *
 * <p>A call makes exactly one attempt. Retries and limits belong to the engine, which is the only
 * place that knows what a flow can afford. What the model {@link #capabilities() cannot do} is
 * refused before anything is sent. A call gives up after {@link ModelRequest#timeout()}, counted
 * from the moment of the call to the end of the reply.
 *
 * <p>Safe for use by many threads. The adapter is closed by whoever made it.
 */
public interface ModelAdapter extends AutoCloseable {

  /** Returns the name that answers and logs show, such as {@code ollama:llama3.2}. */
  ModelName name();

  /** Returns what the model can do, as far as known without asking anybody. */
  ModelCapabilities capabilities();

  /**
   * Counts the tokens of a request's prompt, or where the model's tokenizer is not known estimates
   * them, rather too many than too few. Asks nobody.
   */
  int countTokens(ModelRequest request);

  /**
   * Sends {@code request} and blocks until the whole reply has arrived.
   *
   * @throws ModelException if no usable reply arrived; its {@link ModelException#kind() kind} says
   *     whether the same request may succeed later
   * @throws InterruptedException if the calling thread was interrupted while it waited
   * @throws IllegalStateException if this adapter is closed
   */
  ModelReply complete(ModelRequest request) throws InterruptedException;

  /**
   * Sends {@code request} and returns its reply while it is written, which the caller closes.
   *
   * @throws ModelException if the provider refuses, or nothing can be sent; what fails later is
   *     thrown by the stream
   * @throws InterruptedException if the calling thread was interrupted while it waited
   * @throws IllegalStateException if this adapter is closed
   */
  ModelStream stream(ModelRequest request) throws InterruptedException;

  /** Releases connections and threads that this adapter created. Closing twice has no effect. */
  @Override
  void close();
}
