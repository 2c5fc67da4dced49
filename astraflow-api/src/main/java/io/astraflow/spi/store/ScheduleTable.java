package io.astraflow.spi.store;

import java.time.Instant;

/** When tasks are due; {@link DueTasks} runs what is. Used by one transaction. */
public interface ScheduleTable {

  /**
   * Schedules a task, in the place of an earlier schedule of it. It may be picked to run as soon as
   * this is committed, even by the time that an earlier run of it returns.
   *
   * @param kind the id of its kind, always the same for one task
   * @param priority of several that are due, higher ones are picked first
   * @param at when it is due, precise to a millisecond
   */
  void put(long task, String kind, int priority, Instant at);

  /** Takes a task off the schedule; nothing happens where it is not on it. */
  void remove(long task, String kind);
}
