package io.astraflow.core.internal.index;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Daemon threads that put vectors into one graph: as many as there are processors, and half as many
 * as long as searches come in, so that these find a processor free. Which it is shows in the time
 * of the last search: for a second after it, the other half waits before it goes on with its next
 * task. Safe for use by many threads.
 */
final class BuildThreads implements AutoCloseable {
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int all = Runtime.getRuntime().availableProcessors();
  private final int half = Math.max(1, all / 2);
  private final ThreadPoolExecutor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by the lock.
  private int working;
  private volatile long searched = System.nanoTime() - QUIET_NANOS;
  private volatile boolean closed;

  BuildThreads(String name) {
    threads =
        new ThreadPoolExecutor(
            all,
            all,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Notes that there is a search. */
  void searching() {
    searched = System.nanoTime();
  }

  boolean closed() {
    return closed;
  }

  /** Runs the task later. One that has not begun when this is closed may never run. */
  void execute(Runnable task) {
    threads.execute(
        () -> {
          begin();
          try {
            if (!closed) {
              task.run();
            }
          } finally {
            end();
          }
        });
  }

  /** Waits until tasks that ended have made it so, or this is closed. */
  void awaitUntil(BooleanSupplier reached) {
    lock.lock();
    try {
      while (!closed && !reached.getAsBoolean()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the tasks under way to end. */
  @Override
  public void close() {
    closed = true;
    wake();
    threads.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() {
    lock.lock();
    try {
      long quietIn = quietIn();
      while (!closed && working >= half && quietIn > 0) {
        changed.awaitNanos(quietIn);
        quietIn = quietIn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody does; the task goes on at once.
    } finally {
      working++;
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      working--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long quietIn() {
    return QUIET_NANOS - (System.nanoTime() - searched);
  }
}
