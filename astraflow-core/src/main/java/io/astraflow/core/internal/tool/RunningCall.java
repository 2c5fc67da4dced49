package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call under way. Its time counts from its start; one that no thread takes up within its time
 * fails as well. One thread waits for the result, any may cancel.
 */
final class RunningCall {
  private static final String CANCELLED =
      "The call was cancelled before it ended. Whether it had an effect is not known.";

  private final ToolCall call;
  private final Duration limit;
  private final CountDownLatch started = new CountDownLatch(1);
  private final FutureTask<ToolResult> task;
  private volatile long startedAt;

  private RunningCall(ToolCall call, Duration limit, Work work) {
    this.call = call;
    this.limit = limit;
    this.task =
        new FutureTask<>(
            () -> {
              startedAt = System.nanoTime();
              started.countDown();
              return ToolResult.of(call, ResultText.of(work.text()));
            }) {
          @Override
          protected void done() {
            started.countDown(); // One that never started was cancelled.
          }
        };
  }

  /** Returns a call that has failed already. */
  static RunningCall failed(ToolCall call, String reason) {
    RunningCall failed =
        new RunningCall(
            call,
            Duration.ZERO,
            () -> {
              throw new IllegalArgumentException(reason);
            });
    failed.task.run();
    return failed;
  }

  static RunningCall start(ToolCall call, KnownTool tool, String arguments, Executor executor) {
    RunningCall running = new RunningCall(call, tool.timeout(), () -> tool.tool().call(arguments));
    try {
      executor.execute(running.task);
    } catch (RejectedExecutionException e) {
      return failed(call, "No thread is left to run the tool.");
    }
    return running;
  }

  /** Waits for the result; whatever goes wrong is one too. */
  ToolResult result() throws InterruptedException {
    try {
      return waited();
    } catch (TimeoutException e) {
      return ToolResult.failed(call, "The tool took longer than %s.".formatted(seconds()));
    } catch (CancellationException e) {
      return ToolResult.failed(call, CANCELLED);
    } catch (ExecutionException e) {
      return ToolResult.failed(call, reason(e.getCause() == null ? e : e.getCause()));
    } finally {
      task.cancel(true);
    }
  }

  private ToolResult waited() throws InterruptedException, TimeoutException, ExecutionException {
    if (!started.await(nanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    long left = task.isDone() ? 0 : nanos() - (System.nanoTime() - startedAt);
    return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
  }

  /** Interrupts the call. */
  void cancel() {
    task.cancel(true);
  }

  /** Returns what the call came to by now, cancelled if it is not done. */
  ToolResult resultByNow() {
    task.cancel(true);
    try {
      return task.isCancelled() ? ToolResult.failed(call, CANCELLED) : task.get();
    } catch (ExecutionException e) {
      return ToolResult.failed(call, reason(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) { // It is done, so this cannot be waiting.
      Thread.currentThread().interrupt();
      return ToolResult.failed(call, CANCELLED);
    }
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    if (message == null || message.isBlank() || cause instanceof Error) {
      return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
    return cause instanceof UnfitJsonException ? "The arguments do not fit: " + message : message;
  }

  private long nanos() {
    return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : limit.toNanos();
  }

  private String seconds() {
    return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** What a tool does. */
  private interface Work {
    String text() throws Exception;
  }
}
