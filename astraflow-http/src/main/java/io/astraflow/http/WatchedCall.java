package io.astraflow.http;

import java.time.Duration;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call with a deadline, and the thread that waits for it at the moment. Any thread may look and
 * cancel; one at a time waits.
 */
final class WatchedCall {
  private final Call call;
  private final Duration timeout;
  private final long deadline;
  private volatile @Nullable Thread waiting;
  private volatile boolean interrupted;
  private volatile boolean cancelled;

  WatchedCall(Call call, Duration timeout) {
    this.call = call;
    this.timeout = timeout;
    this.deadline = System.nanoTime() + timeout.toNanos();
    call.timeout().timeout(timeout.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
  }

  /** Says that the present thread begins to wait. */
  void enter() {
    waiting = Thread.currentThread();
  }

  /** Says that it waits no longer. */
  void leave() {
    waiting = null;
  }

  /** Ends the call if the thread that waits for it is interrupted, which it stays. */
  void check() {
    Thread thread = waiting;
    if (thread != null && thread.isInterrupted() && waiting == thread) {
      interrupted = true;
      call.cancel();
    }
  }

  void cancel() {
    cancelled = true;
    call.cancel();
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Returns whether the present thread was interrupted while it waited, or is. */
  boolean interrupted() {
    return interrupted || Thread.currentThread().isInterrupted();
  }

  boolean late() {
    return System.nanoTime() - deadline >= 0;
  }

  Duration timeout() {
    return timeout;
  }
}
