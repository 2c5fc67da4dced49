package io.astraflow.model;

import java.util.Iterator;

/**
 * A reply while it is written: events to iterate over once, the last of them {@link
 * ModelEvent.Finished}.
 *
 * <pre>{@code
 * try (ModelStream stream = model.stream(ModelRequest.of("Why is the sky blue?"))) {
 *   for (ModelEvent event : stream) {
 *     if (event instanceof ModelEvent.Text text) {
 *       System.out.print(text.text());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Events are pulled: a reader that waits makes the provider wait. {@code hasNext} and {@code
 * next} block until an event has arrived and throw {@link ModelException}: of kind {@link
 * ModelException.Kind#CANCELLED} after {@link #close()} by another thread, or when the reading
 * thread is interrupted, which it stays; a stream that ends without {@code Finished} is a failure
 * of kind {@link ModelException.Kind#BROKEN_REPLY}, never an end.
 *
 * <p>One thread reads; any thread may close.
 */
public interface ModelStream extends Iterable<ModelEvent>, AutoCloseable {

  /**
   * Returns the events.
   *
   * @throws IllegalStateException on a second call
   */
  @Override
  Iterator<ModelEvent> iterator();

  /** Returns the name of the model that replies. */
  ModelName model();

  /** Returns what is known of the call so far; complete once {@code Finished} has been read. */
  ReplyMetadata metadata();

  /** Abandons what has not been read, at once and from any thread. Closing twice has no effect. */
  @Override
  void close();
}
