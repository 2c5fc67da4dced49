package io.astraflow.store.sqlite;

import io.astraflow.spi.store.DueTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One {@link DueScheduler} for each kind, since each has its own limit. */
final class SqliteDueTasks implements DueTasks {
  private final DataSource source;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<String, DueScheduler> kinds = new ConcurrentHashMap<>();

  // Guarded by the lock.
  private @Nullable ScheduledExecutorService housekeeper;
  private boolean closed;

  SqliteDueTasks(DataSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public void start(String kind, int concurrency, LongConsumer run) {
    if (kinds.containsKey(kind)) {
      return;
    }
    changing.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is being closed");
      }
      ScheduledExecutorService shared = housekeeper();
      kinds.computeIfAbsent(
          kind,
          name ->
              DueScheduler.start(
                  name, concurrency, run, source, clock::instant, shared, threads(name)));
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void scheduled(String kind, Instant at) {
    DueScheduler scheduler = kinds.get(kind);
    if (scheduler == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), at);
    if (left.isNegative() || left.isZero()) {
      scheduler.look();
    } else if (left.compareTo(DueScheduler.POLLING) <= 0) {
      lookAfter(left, scheduler);
    }
  }

  private void lookAfter(Duration left, DueScheduler scheduler) {
    changing.lock();
    try {
      if (!closed) {
        // A millisecond more, by which the time in the table may be rounded up.
        long nanos = left.toNanos() + 1_000_000;
        Future<?> unused = housekeeper().schedule(scheduler::look, nanos, TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the store is being closed", e);
    } finally {
      changing.unlock();
    }
  }

  private ScheduledExecutorService housekeeper() {
    ScheduledExecutorService there = housekeeper;
    if (there == null) {
      there = Executors.newSingleThreadScheduledExecutor(threads("schedule"));
      housekeeper = there;
    }
    return there;
  }

  @Override
  public void close() {
    List<DueScheduler> running;
    changing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      running = List.copyOf(kinds.values());
    } finally {
      changing.unlock();
    }
    running.forEach(DueScheduler::interrupt);
    running.forEach(DueScheduler::stop);
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "astraflow-task-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
