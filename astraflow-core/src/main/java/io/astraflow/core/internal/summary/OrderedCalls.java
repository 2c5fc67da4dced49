package io.astraflow.core.internal.summary;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Makes many calls, {@value #AT_ONCE} at a time, and gives their replies in their order. When one
 * fails or the caller is interrupted, those under way are interrupted and no other is made.
 */
record OrderedCalls(ModelAdapter model, ExecutorService threads) {
  private static final int AT_ONCE = 4;

  /**
   * Makes the calls.
   *
   * @param action is given each reply in order, on the calling thread
   */
  <T> List<T> all(List<ModelRequest> requests, Function<ModelReply, T> action)
      throws InterruptedException {
    Deque<Future<ModelReply>> underWay = new ArrayDeque<>();
    List<T> results = new ArrayList<>();
    try {
      for (ModelRequest request : requests) {
        if (underWay.size() == AT_ONCE) {
          results.add(action.apply(reply(underWay)));
        }
        underWay.add(threads.submit(() -> model.complete(request)));
      }
      while (!underWay.isEmpty()) {
        results.add(action.apply(reply(underWay)));
      }
      return results;
    } catch (CancellationException | RejectedExecutionException e) {
      throw new IllegalStateException("This AstraFlow was closed during the summary", e);
    } finally {
      underWay.forEach(call -> call.cancel(true));
    }
  }

  private static ModelReply reply(Deque<Future<ModelReply>> underWay) throws InterruptedException {
    try {
      ModelReply reply = underWay.element().get();
      underWay.remove();
      return reply;
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException failed) {
      return failed;
    }
    return new CancellationException("A call was interrupted");
  }
}
