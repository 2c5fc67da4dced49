package io.astraflow.chat;

import java.util.Iterator;

/**
 * The events of one turn for one reader, the last of them {@link TurnEvent.Done}.
 *
 * <p>{@code hasNext} and {@code next} block until something has happened. A slow reader slows
 * nobody and takes no memory: text that has arrived meanwhile comes as one event. A reader that is
 * interrupted, or whose stream is closed by another thread, finds the end, without {@code Done}; an
 * interrupted thread stays so.
 *
 * <p>One thread reads; any thread may close.
 */
public interface TurnEvents extends Iterable<TurnEvent>, AutoCloseable {

  /**
   * Returns the events.
   *
   * @throws IllegalStateException on a second call
   */
  @Override
  Iterator<TurnEvent> iterator();

  /** Stops listening; the turn goes on. Closing twice has no effect. */
  @Override
  void close();
}
