package io.astraflow.core.internal.index;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.store.CollectionRow;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The part of the heap that the indexes of one engine share: three quarters of what the JVM may
 * take at most, less 16 MB, which is what an engine takes without any collection. The rest is for
 * everything else.
 *
 * <p>What is free at the moment says little, because it leaves out what the next collection of
 * garbage will free. So indexes say beforehand what they will take, by estimate, and are refused
 * what all of them together cannot have. Safe for use by many threads.
 */
public final class HeapBudget {
  private static final long MEGABYTE = 1 << 20;
  private static final long ENGINE = 16 * MEGABYTE;

  private final ReentrantLock lock = new ReentrantLock();
  private final long limit;
  // Bytes by collection, guarded by the lock.
  private final Map<Long, Long> claims = new HashMap<>();

  /** Creates a budget of so many bytes. */
  public HeapBudget(long limit) {
    this.limit = limit;
  }

  /** Returns the budget of the running JVM, by its greatest heap. */
  public static HeapBudget ofJvm() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  static HeapBudget ofHeap(long bytes) {
    return new HeapBudget(Math.max(0, bytes / 4 * 3 - ENGINE));
  }

  /** Returns how many bytes the collection may claim in all, beside what the others have. */
  long room(CollectionRow collection) {
    lock.lock();
    try {
      long others = claims.values().stream().mapToLong(Long::longValue).sum();
      return limit - others + claims.getOrDefault(collection.id(), 0L);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts the bytes in the place of what the collection claimed before.
   *
   * @param vectors how many they are for
   * @throws ConfigurationException if there is not as much; the claim stays as it was
   */
  void claim(CollectionRow collection, long bytes, long vectors) {
    lock.lock();
    try {
      long room = room(collection);
      if (bytes > room) {
        throw new ConfigurationException(
            "The index of collection '%s' takes about %,d MB of heap for %,d vectors, but only %,d of the %,d MB that the JVM has for indexes are left: start Java with a greater heap, such as -Xmx%dm, or open fewer collections at once"
                .formatted(
                    collection.name(),
                    megabytes(bytes),
                    vectors,
                    Math.max(0, room / MEGABYTE),
                    limit / MEGABYTE,
                    megabytes((limit - room + bytes + ENGINE) / 3 * 4) + 1));
      }
      claims.put(collection.id(), bytes);
    } finally {
      lock.unlock();
    }
  }

  /** Lowers the collection's claim to at most so many bytes. */
  void lower(CollectionRow collection, long bytes) {
    lock.lock();
    try {
      claims.computeIfPresent(collection.id(), (id, claimed) -> Math.min(claimed, bytes));
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what the collection claimed. */
  void release(CollectionRow collection) {
    lock.lock();
    try {
      claims.remove(collection.id());
    } finally {
      lock.unlock();
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE;
  }
}
