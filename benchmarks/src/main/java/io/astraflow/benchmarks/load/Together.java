package io.astraflow.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that begins at one moment, each piece in a thread of its own. For one thread. */
final class Together {
  private final ExecutorService threads;
  private final CountDownLatch started = new CountDownLatch(1);
  private final AtomicInteger besides = new AtomicInteger();
  private long start;

  Together(ExecutorService threads) {
    this.threads = threads;
  }

  /** Prepares work. */
  <T> Group<T> group(List<Callable<T>> work) {
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<T> each : work) {
      futures.add(
          threads.submit(
              () -> {
                started.await();
                return each.call();
              }));
    }
    return new Group<>(futures);
  }

  /** Prepares work beside which other work goes on until all of it is done. */
  <T> Group<T> besides(List<Callable<T>> work) {
    besides.addAndGet(work.size());
    return group(work.stream().map(this::counted).toList());
  }

  private <T> Callable<T> counted(Callable<T> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        besides.decrementAndGet();
      }
    };
  }

  /** Returns whether there is still work to go on beside; asked by any thread. */
  boolean isBusyBesides() {
    return besides.get() > 0;
  }

  /** Begins everything. */
  void start() {
    start = System.nanoTime();
    started.countDown();
  }

  /** Returns how long ago that was. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Some of the work.
   *
   * @param futures its results
   */
  record Group<T>(List<Future<T>> futures) {

    /** Waits for all of it; throws what a piece threw. */
    List<T> results() throws InterruptedException {
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        try {
          results.add(future.get());
        } catch (ExecutionException e) {
          throw new IllegalStateException("A part of the load failed", e.getCause());
        }
      }
      return results;
    }
  }
}
