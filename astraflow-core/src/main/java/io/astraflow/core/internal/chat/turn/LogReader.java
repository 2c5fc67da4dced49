package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.TurnEvent;
import io.astraflow.chat.TurnEvents;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One reader of a log. One thread reads; any thread may close. */
final class LogReader implements TurnEvents {
  private final TurnLog log;
  private final TurnLog.Place place;
  private final AtomicBoolean asked = new AtomicBoolean();

  LogReader(TurnLog log, long after) {
    this.log = log;
    this.place = log.at(after);
  }

  @Override
  public Iterator<TurnEvent> iterator() {
    if (asked.getAndSet(true)) {
      throw new IllegalStateException("Events are read once: ask the turn for others");
    }
    return new Events();
  }

  @Override
  public void close() {
    log.close(place);
  }

  private final class Events implements Iterator<TurnEvent> {
    private Optional<TurnEvent> next = Optional.empty();

    @Override
    public boolean hasNext() {
      if (next.isEmpty()) {
        try {
          next = log.next(place);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return next.isPresent();
    }

    @Override
    public TurnEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      TurnEvent event = next.orElseThrow();
      next = Optional.empty();
      return event;
    }
  }
}
