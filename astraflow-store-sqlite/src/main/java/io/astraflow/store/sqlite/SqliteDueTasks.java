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
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration LONGEST_TIMER = Duration.ofHours(1);
  private static final long LONGEST_END = Duration.ofSeconds(6).toNanos();

  private final DataSource source;
  private final InstantSource clock;
  private final Duration heartbeat;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<String, DueScheduler> kinds = new ConcurrentHashMap<>();

  // Guarded by the lock.
  private @Nullable ScheduledExecutorService housekeeper;
  private boolean closed;

  SqliteDueTasks(DataSource source, InstantSource clock) {
    this(source, clock, HEARTBEAT);
  }

  /** Creates one with other times between heartbeats. */
  SqliteDueTasks(DataSource source, InstantSource clock, Duration heartbeat) {
    this.source = source;
    this.clock = clock;
    this.heartbeat = heartbeat;
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
          name -> {
            ThreadFactory threads = threads(name);
            TaskThreads runners = new TaskThreads(name, concurrency, DueScheduler.POLLING, threads);
            return DueScheduler.start(
                name, runners, run, source, clock, heartbeat, shared, threads);
          });
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
    } else if (left.compareTo(LONGEST_TIMER) <= 0) {
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
    boolean interrupted = Thread.interrupted(); // It would keep the threads from being ended.
    running.forEach(DueScheduler::interrupt);
    interrupted |= !awaitEnd(running);
    running.forEach(DueScheduler::stop);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for all of them together, and returns whether nobody interrupted that. */
  private static boolean awaitEnd(List<DueScheduler> running) {
    long began = System.nanoTime();
    try {
      for (DueScheduler scheduler : running) {
        scheduler.awaitEnd(LONGEST_END - (System.nanoTime() - began));
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
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
