package io.astraflow.testkit.store;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.testkit.store.MemoryState.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/** One thread that looks at the committed schedule, and others that run what is due. */
final class MemoryDueTasks implements DueTasks {
  private static final Duration POLLING = Duration.ofSeconds(5);
  private static final Duration PICKED_AGAIN = Duration.ofMinutes(3);
  private static final Comparator<Scheduled> ORDER =
      Comparator.comparing(Scheduled::priority).reversed().thenComparing(Scheduled::at);

  private final MemoryFolder folder;
  private final InstantSource clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "astraflow-task");
            thread.setDaemon(true);
            return thread;
          });
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock. What is picked is known by its entry, one that is put anew being another,
  // with the time at which it is picked again.
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<Long, Instant> picked = new HashMap<>();
  private boolean closed;

  MemoryDueTasks(MemoryFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void start(String kind, int concurrency, LongConsumer run) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is being closed");
      }
      if (kinds.isEmpty()) {
        threads.execute(this::look);
      }
      kinds.putIfAbsent(kind, new Kind(concurrency, run));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void scheduled(String kind, Instant at) {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      // Whatever is left then does not heed its interruption.
      boolean ended = threads.awaitTermination(6, TimeUnit.SECONDS);
      assert ended || threads.isShutdown();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    lock.lock();
    try {
      boolean open = !closed;
      while (open) {
        List<Scheduled> schedule = List.copyOf(folder.committed.schedule.values());
        kinds.forEach((name, kind) -> run(name, kind, schedule));
        long longest = untilNext(schedule).toNanos();
        // Whatever wakes it, it looks again.
        open = changed.awaitNanos(longest) <= longest && !closed;
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void run(String name, Kind kind, List<Scheduled> schedule) {
    Instant now = clock.instant();
    schedule.stream()
        .filter(entry -> entry.kind().equals(name) && !entry.at().isAfter(now))
        .filter(entry -> !picked.getOrDefault(entry.entry(), Instant.MIN).isAfter(now))
        .sorted(ORDER)
        .limit(kind.limit - kind.running)
        .forEach(
            entry -> {
              picked.put(entry.entry(), Instant.MAX);
              kind.running++;
              threads.execute(() -> run(kind, entry));
            });
  }

  private void run(Kind kind, Scheduled entry) {
    try {
      kind.run.accept(entry.task());
    } finally {
      lock.lock();
      try {
        kind.running--;
        picked.put(entry.entry(), clock.instant().plus(PICKED_AGAIN));
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private Duration untilNext(List<Scheduled> schedule) {
    Instant now = clock.instant();
    Optional<Duration> next =
        schedule.stream()
            .filter(entry -> entry.at().isAfter(now))
            .map(entry -> Duration.between(now, entry.at()))
            .min(Comparator.naturalOrder());
    return next.filter(wait -> wait.compareTo(POLLING) < 0).orElse(POLLING);
  }

  private static final class Kind {
    private final int limit;
    private final LongConsumer run;
    private int running;

    Kind(int limit, LongConsumer run) {
      this.limit = limit;
      this.run = run;
    }
  }
}
