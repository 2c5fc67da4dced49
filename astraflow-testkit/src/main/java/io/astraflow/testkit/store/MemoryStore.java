package io.astraflow.testkit.store;

import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in memory: the contract in its plainest form, for tests and for comparison. What {@link
 * MemoryStoreFactory} opened in a folder is there again when the same factory opens it again. Safe
 * for use by many threads.
 */
public final class MemoryStore implements Store {
  private final MemoryStoreFactory factory;
  private final MemoryFolder folder;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  MemoryStore(MemoryStoreFactory factory, MemoryFolder folder) {
    this.factory = factory;
    this.folder = folder;
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    requireUsable();
    return run(folder.committed, work);
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    requireUsable();
    writing.lock();
    try {
      MemoryState draft = folder.committed.copy();
      T result = run(draft, work);
      folder.committed = draft;
      return result;
    } finally {
      writing.unlock();
    }
  }

  /** Keeps the state in the factory, and writes a ticket for it to {@code target}. */
  @Override
  public void backup(Path target) {
    requireUsable();
    Path parent = target.toAbsolutePath().getParent();
    if (Files.exists(target) || parent == null || !Files.isDirectory(parent)) {
      throw new InvalidInputException(
          "the backup's target " + target + " exists, or its folder does not: name another file");
    }
    try {
      Files.writeString(target, factory.keep(folder.committed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> verify() {
    requireUsable();
    return List.of();
  }

  /** Returns 0: nothing is on the disk. */
  @Override
  public long sizeInBytes() {
    requireUsable();
    return 0;
  }

  @Override
  public DueTasks dueTasks(InstantSource clock) {
    requireUsable();
    return new MemoryDueTasks(folder, clock);
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private <T> T run(MemoryState state, Function<Transaction, T> work) {
    inside.set(true);
    try {
      return work.apply(new MemoryTransaction(state));
    } finally {
      inside.remove();
    }
  }

  private void requireUsable() {
    if (closed.get()) {
      throw new IllegalStateException("the store is closed");
    }
    if (inside.get()) {
      throw new IllegalStateException("a transaction's work must not use the store itself");
    }
  }
}
