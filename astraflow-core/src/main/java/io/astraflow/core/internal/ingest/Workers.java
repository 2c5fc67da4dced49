package io.astraflow.core.internal.ingest;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine's threads: some that read documents, some that embed, some that call models. All are
 * daemons. Safe for use by many threads.
 */
public final class Workers implements AutoCloseable {
  private final int parallelism;
  private final ExecutorService readers;
  private final ExecutorService parsers = Executors.newCachedThreadPool(named("astraflow-parse-"));
  private final ExecutorService embedders;
  private final ExecutorService callers = Executors.newCachedThreadPool(named("astraflow-call-"));

  /** Creates workers that use up to {@code parallelism} cores for each kind of work. */
  public Workers(int parallelism) {
    this.parallelism = parallelism;
    readers = Executors.newFixedThreadPool(parallelism, named("astraflow-read-"));
    embedders = Executors.newFixedThreadPool(parallelism, named("astraflow-embed-"));
  }

  /** Returns how many cores each kind of work may use. */
  public int parallelism() {
    return parallelism;
  }

  /** Runs what prepares documents. */
  ExecutorService readers() {
    return readers;
  }

  /** Runs parsers, which a reader may have to leave behind when they outstay their time. */
  ExecutorService parsers() {
    return parsers;
  }

  /** Runs embedding models. */
  public ExecutorService embedders() {
    return embedders;
  }

  /** Runs calls of language models side by side, as many as are asked for. */
  public ExecutorService callers() {
    return callers;
  }

  @Override
  public void close() {
    for (ExecutorService threads : List.of(readers, parsers, embedders, callers)) {
      for (Runnable neverRun : threads.shutdownNow()) {
        if (neverRun instanceof Future<?> awaited) {
          awaited.cancel(true); // or whoever waits for it would wait for ever
        }
      }
    }
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
