package io.astraflow.spi.store;

import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * Runs the tasks of a store's {@link ScheduleTable} when they are due, in daemon threads. A task
 * that is picked stays on the schedule, and is not picked again, until it is put on it anew or
 * taken off it. If the process ends before, it is picked by the next one; if its run ends without
 * either, it is picked again after some minutes.
 *
 * <p>Safe for use by many threads.
 */
public interface DueTasks extends AutoCloseable {

  /**
   * Begins to run the tasks of a kind; no effect if that was begun before.
   *
   * @param concurrency the most tasks of the kind that run at once
   * @param run does what is due, by the task's id
   */
  void start(String kind, int concurrency, LongConsumer run);

  /**
   * Says that a task of a kind was put on the schedule and when it is due, so that it is picked
   * then. Without this, or where that is more than an hour ahead, it is picked within some seconds.
   */
  void scheduled(String kind, Instant at);

  /**
   * Interrupts what runs, waits for some seconds until it has ended, and ends the threads. Where
   * the calling thread is interrupted, it still is afterwards. Closing twice has no effect.
   */
  @Override
  void close();
}
