package io.astraflow.store.sqlite;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that pick the tasks of one kind and run them. Where a pick or what follows a run
 * cannot be written, as on a full disk, the thread stays and waits, since the next pick would fail
 * as this one did. Safe for use by many threads.
 */
final class TaskThreads extends ThreadPoolExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

  private final String kind;
  private final Duration pause;
  private final AtomicBoolean troubled = new AtomicBoolean();

  /**
   * Creates threads, of which none is started yet.
   *
   * @param pause how long a thread waits after a failure, and for work before it ends
   */
  TaskThreads(String kind, int count, Duration pause, ThreadFactory threads) {
    super(
        count,
        count,
        pause.toMillis(),
        TimeUnit.MILLISECONDS,
        new LinkedBlockingQueue<>(),
        threads);
    this.kind = kind;
    this.pause = pause;
    allowCoreThreadTimeOut(true);
  }

  /** Says that a pick was written: the next failure is a new one. */
  void picked() {
    troubled.set(false);
  }

  /** Forgets what no thread has begun. */
  void forgetWaiting() {
    getQueue().clear();
  }

  @Override
  public void execute(Runnable work) {
    super.execute(() -> runOrWait(work));
  }

  private void runOrWait(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) { // It must end no thread.
      if (isShutdown()) {
        LOG.debug("A task of kind '{}' could not be picked or let go at the end", kind, e);
        return;
      }
      if (troubled.compareAndSet(false, true)) {
        LOG.warn(
            "Tasks of kind '{}' cannot be picked or let go; this is tried again every {}",
            kind,
            pause,
            e);
      }
      await();
    }
  }

  private void await() {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
