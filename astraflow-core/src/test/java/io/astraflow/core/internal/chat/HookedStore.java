package io.astraflow.core.internal.chat;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A store that lets something happen, once, around a transaction. */
final class HookedStore implements Store {
  private final AtomicReference<Runnable> beforeRead = new AtomicReference<>(HookedStore::nothing);
  private final AtomicReference<Runnable> beforeWrite = new AtomicReference<>(HookedStore::nothing);
  private final AtomicReference<Runnable> afterWrite = new AtomicReference<>(HookedStore::nothing);
  private final Store inner;

  HookedStore(Store inner) {
    this.inner = inner;
  }

  private static void nothing() {}

  void beforeNextRead(Runnable hook) {
    beforeRead.set(hook);
  }

  void beforeNextWrite(Runnable hook) {
    beforeWrite.set(hook);
  }

  void afterNextWrite(Runnable hook) {
    afterWrite.set(hook);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    beforeRead.getAndSet(HookedStore::nothing).run();
    return inner.read(work);
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    beforeWrite.getAndSet(HookedStore::nothing).run();
    T result = inner.write(work);
    afterWrite.getAndSet(HookedStore::nothing).run();
    return result;
  }

  @Override
  public void backup(Path target) {
    inner.backup(target);
  }

  @Override
  public List<String> verify() {
    return inner.verify();
  }

  @Override
  public long sizeInBytes() {
    return inner.sizeInBytes();
  }

  @Override
  public DueTasks dueTasks(InstantSource clock) {
    return inner.dueTasks(clock);
  }

  @Override
  public void close() {
    inner.close();
  }
}
