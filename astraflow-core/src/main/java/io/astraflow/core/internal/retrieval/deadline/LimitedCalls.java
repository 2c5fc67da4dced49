package io.astraflow.core.internal.retrieval.deadline;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads for calls that must not outstay their time. A call whose time is up, or whose
 * caller is interrupted, is interrupted; its thread ends with it. At most {@value #MOST} calls run
 * at once, those that do not heed their interruption included. Safe for use by many threads.
 */
public final class LimitedCalls implements AutoCloseable {
  private static final int MOST = 256;
  private static final int IDLE_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

  /**
   * Returns what {@code call} returns.
   *
   * @throws FailedCallException if it throws, or its time is up; an {@link Error} is thrown as it
   *     is
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public <T> T within(Duration limit, Callable<T> call)
      throws FailedCallException, InterruptedException {
    Future<T> result = submitted(call);
    try {
      return result.get(nanos(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new FailedCallException("it took longer than %s".formatted(seconds(limit)), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      result.cancel(true);
    }
  }

  private <T> Future<T> submitted(Callable<T> call) throws FailedCallException {
    try {
      return threads.submit(call);
    } catch (RejectedExecutionException e) {
      throw new FailedCallException(
          threads.isShutdown()
              ? "this AstraFlow was closed"
              : "%d calls are under way already".formatted(MOST),
          e);
    }
  }

  private static FailedCallException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    String message = cause.getMessage();
    return new FailedCallException(
        message == null || message.isBlank() ? cause.getClass().getSimpleName() : message, cause);
  }

  /** Interrupts the calls under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "astraflow-call-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private static long nanos(Duration limit) {
    return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : limit.toNanos();
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** A call did not return anything; the message says why, as the end of a sentence. */
  public static final class FailedCallException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedCallException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
