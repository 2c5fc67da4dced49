package io.astraflow.testkit.store;

import io.astraflow.spi.store.ScheduleTable;
import io.astraflow.testkit.store.MemoryState.Scheduled;
import java.time.Instant;

/** The schedule of a state. */
record MemorySchedule(MemoryState state) implements ScheduleTable {
  @Override
  public void put(long task, String kind, int priority, Instant at) {
    state.schedule.put(task, new Scheduled(task, kind, priority, at, state.nextId()));
  }

  @Override
  public void remove(long task, String kind) {
    state.schedule.remove(task);
  }
}
