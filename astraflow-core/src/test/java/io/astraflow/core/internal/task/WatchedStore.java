package io.astraflow.core.internal.task;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A store around another one that runs nothing by itself: a test makes each run, in its own thread,
 * and steps in before and after the next write.
 */
final class WatchedStore implements Store, DueTasks {
  private final Store store;
  private final Map<String, LongConsumer> runs = new HashMap<>();
  private final List<Instant> told = new ArrayList<>();
  private final List<Runnable> before = new ArrayList<>();
  private final List<Runnable> after = new ArrayList<>();
  private int writes;

  WatchedStore(Store store) {
    this.store = store;
  }

  /** Makes the run of a task that was picked. */
  void run(String kind, long task) {
    runs.get(kind).accept(task);
  }

  /** Does this before the next write. */
  void beforeNextWrite(Runnable step) {
    before.add(step);
  }

  /** Does this after the next write is committed and before its caller knows. */
  void afterNextWrite(Runnable step) {
    after.add(step);
  }

  int writes() {
    return writes;
  }

  /** Returns when tasks were said to be due. */
  List<Instant> told() {
    return told;
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return store.read(work);
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    writes++;
    next(before);
    T result = store.write(work);
    next(after);
    return result;
  }

  private static void next(List<Runnable> steps) {
    @Nullable Runnable step = steps.isEmpty() ? null : steps.remove(0);
    if (step != null) {
      step.run();
    }
  }

  @Override
  public void backup(Path target) {
    store.backup(target);
  }

  @Override
  public List<String> verify() {
    return store.verify();
  }

  @Override
  public long sizeInBytes() {
    return store.sizeInBytes();
  }

  @Override
  public DueTasks dueTasks(InstantSource clock) {
    return this;
  }

  @Override
  public void start(String kind, int concurrency, LongConsumer run) {
    runs.putIfAbsent(kind, run);
  }

  @Override
  public void scheduled(String kind, Instant at) {
    told.add(at);
  }

  @Override
  public void close() {}
}
