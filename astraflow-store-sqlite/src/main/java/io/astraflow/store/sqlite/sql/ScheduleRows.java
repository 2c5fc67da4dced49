package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.ScheduleTable;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code scheduled_tasks}, from which db-scheduler picks what is due. A changed version
 * keeps it from picking or changing what it has read before.
 */
public final class ScheduleRows implements ScheduleTable {
  private static final int NANOS_A_MILLI = 1_000_000;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Handle handle;

  ScheduleRows(Handle handle) {
    this.handle = handle;
  }

  /** Returns how db-scheduler names a task. */
  public static String name(long task) {
    return Long.toString(task);
  }

  /** Returns the task that db-scheduler names so. */
  public static long task(String name) {
    return Long.parseLong(name);
  }

  @Override
  public void put(long task, String kind, int priority, Instant at) {
    handle.execute(
        "INSERT INTO scheduled_tasks"
            + " (task_name, task_instance, execution_time, picked, version, priority)"
            + " VALUES (?, ?, ?, 0, 1, ?) ON CONFLICT (task_name, task_instance) DO UPDATE SET"
            + " execution_time = excluded.execution_time, priority = excluded.priority, picked = 0,"
            + " picked_by = NULL, last_heartbeat = NULL, consecutive_failures = NULL,"
            + " version = version + 1",
        kind,
        name(task),
        millis(at),
        priority);
  }

  // Rounded up, so that nothing begins before its time, and within what a long can hold.
  static long millis(Instant at) {
    if (at.isAfter(LAST.minusNanos(NANOS_A_MILLI))) {
      return Long.MAX_VALUE;
    }
    return at.isBefore(FIRST) ? 0 : at.plusNanos(NANOS_A_MILLI - 1).toEpochMilli();
  }

  @Override
  public void remove(long task, String kind) {
    handle.execute(
        "DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?", kind, name(task));
  }

  /** Lets what is picked be picked again. */
  public static void release(Handle handle) {
    handle.execute(
        "UPDATE scheduled_tasks SET picked = 0, picked_by = NULL, last_heartbeat = NULL,"
            + " version = version + 1 WHERE picked = 1");
  }
}
