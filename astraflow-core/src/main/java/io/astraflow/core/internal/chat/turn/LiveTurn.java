package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvents;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A turn under way. Safe for use by many threads; one of them writes the answer. */
public final class LiveTurn implements Turn {
  private final String id;
  private final Consumer<LiveTurn> ended;
  private final TurnLog log = new TurnLog();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock: what cancel interrupts, and only while it writes nothing durable.
  private @Nullable Thread interruptible;
  private boolean cancelled;

  /**
   * Creates a turn whose answer has this id.
   *
   * @param ended is told once it is not under way any more, before its readers are
   */
  public LiveTurn(String id, Consumer<LiveTurn> ended) {
    this.id = id;
    this.ended = ended;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public TurnEvents events(long after) {
    return new LogReader(log, after);
  }

  @Override
  public ChatMessage await() throws InterruptedException {
    return log.awaitEnd();
  }

  @Override
  public void cancel() {
    lock.lock();
    try {
      cancelled = true;
      if (interruptible != null) {
        interruptible.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the turn: its answer is stored, or cannot be. */
  void end(ChatMessage answer) {
    ended.accept(this);
    log.end(answer);
  }

  TurnLog log() {
    return log;
  }

  boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets {@link #cancel} interrupt this thread from here on.
   *
   * @throws InterruptedException if it was called already
   */
  void beginInterruptible() throws InterruptedException {
    lock.lock();
    try {
      if (cancelled) {
        throw new InterruptedException("the turn was cancelled");
      }
      interruptible = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Ends what {@link #beginInterruptible} began; the thread is not interrupted afterwards. */
  void endInterruptible() {
    lock.lock();
    try {
      if (interruptible != null) {
        interruptible = null;
        // Whoever interrupted asked for the end of the turn, which comes now.
        cancelled |= Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }
}
