package io.astraflow.benchmarks.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the same work on several threads and waits for it. */
final class Workers {
  private Workers() {}

  /** Hands every number below {@code count} to one of the threads. */
  static void forEach(int threads, int count, Item item) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    call(
        threads,
        worker -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            item.accept(i);
          }
          return 0;
        });
  }

  /** Calls the work once on each of the threads, numbered from 0, and returns its results. */
  static <T> List<T> call(int threads, Work<T> work) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int worker = i;
        calls.add(() -> work.call(worker));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> done : executor.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A worker failed: " + e.getCause(), e);
    } finally {
      executor.shutdownNow();
    }
  }

  /** One thread's work. */
  interface Work<T> {
    T call(int worker) throws Exception;
  }

  /** What is done for one number. */
  interface Item {
    void accept(int index) throws Exception;
  }
}
