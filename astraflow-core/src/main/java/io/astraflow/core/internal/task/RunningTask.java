package io.astraflow.core.internal.task;

import io.astraflow.spi.store.Store;
import io.astraflow.task.TaskContext;
import io.astraflow.task.TaskProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt in the thread that makes it. Safe for use by many threads. */
final class RunningTask implements TaskContext {
  private static final long KEPT_EVERY = Duration.ofSeconds(1).toNanos();

  private final Store store;
  private final long id;
  private final BooleanSupplier closing;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock; null when the handler has ended.
  private @Nullable Thread thread = Thread.currentThread();
  private long kept = System.nanoTime() - KEPT_EVERY;

  private volatile int attempt;
  private volatile boolean cancelled;
  private volatile TaskProgress progress = TaskProgress.NONE;

  /** Creates an attempt of the calling thread. */
  RunningTask(Store store, long id, BooleanSupplier closing) {
    this.store = store;
    this.id = id;
    this.closing = closing;
  }

  /** Says which attempt it is. */
  void begin(int number) {
    attempt = number;
  }

  /** Interrupts the attempt, unless it has ended. */
  void cancel() {
    cancelled = true;
    lock.lock();
    try {
      if (thread != null) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the attempt: it is not interrupted any more. */
  void end() {
    lock.lock();
    try {
      thread = null;
    } finally {
      lock.unlock();
    }
  }

  TaskProgress progress() {
    return progress;
  }

  @Override
  public long taskId() {
    return id;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public void progress(long done, long total, String message) {
    TaskProgress said = new TaskProgress(done, total, message);
    progress = said;
    if (isTimeToKeep()) {
      store.write(
          tx -> {
            tx.tasks().update(id, said);
            return said;
          });
    }
  }

  private boolean isTimeToKeep() {
    lock.lock();
    try {
      long now = System.nanoTime();
      boolean due = thread != null && now - kept >= KEPT_EVERY;
      kept = due ? now : kept;
      return due;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled || closing.getAsBoolean();
  }

  @Override
  public void checkCancelled() throws InterruptedException {
    if (isCancelled()) {
      throw new InterruptedException("Task " + id + " is to end");
    }
  }

  @Override
  public <T> T once(String step, Class<T> type, Callable<T> work) throws Exception {
    checkCancelled();
    String what = "The result of the step '" + step + "'";
    Optional<String> before = store.read(tx -> tx.tasks().step(id, step));
    if (before.isPresent()) {
      return TaskJson.read(what, type, before.get());
    }
    T result = work.call();
    String json = TaskJson.write(what, type, result);
    store.write(
        tx -> {
          tx.tasks().putStep(id, step, json);
          return json;
        });
    return result;
  }
}
