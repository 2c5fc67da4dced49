package io.astraflow.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls whose caller was interrupted: a thread that reads from a socket does not notice by
 * itself. One thread looks at all calls under way, every 20 milliseconds as long as there are any.
 */
final class CallWatch implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final Set<WatchedCall> calls = ConcurrentHashMap.newKeySet();
  private @Nullable Thread thread;
  private volatile boolean closed;

  /**
   * Looks after a call until it is removed, or its time is up.
   *
   * @throws IllegalStateException if this is closed
   */
  void add(WatchedCall call) {
    calls.add(call);
    if (closed) {
      calls.remove(call);
      throw new IllegalStateException("The HTTP client is closed, as is the engine it belongs to");
    }
    LockSupport.unpark(watching());
  }

  void remove(WatchedCall call) {
    calls.remove(call);
  }

  private synchronized Thread watching() {
    Thread present = thread;
    if (present == null) {
      present = new Thread(this::watch, "astraflow-http-watch");
      present.setDaemon(true);
      present.start();
      thread = present;
    }
    return present;
  }

  private void watch() {
    while (!closed) {
      if (calls.isEmpty()) {
        LockSupport.park(this);
      } else {
        calls.forEach(this::check);
        LockSupport.parkNanos(this, PAUSE);
      }
    }
  }

  // Who forgets to close a stream loses it at the deadline, when the client closes the connection.
  private void check(WatchedCall call) {
    call.check();
    if (call.late()) {
      calls.remove(call);
    }
  }

  /** Ends all calls and the thread. */
  @Override
  public synchronized void close() {
    closed = true;
    calls.forEach(WatchedCall::cancel);
    calls.clear();
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }
}
