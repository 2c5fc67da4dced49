package io.astraflow.spi.store;

import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks of all workspaces, with their inputs, results and the results of their steps, which are
 * texts here. When they are due is in the {@link ScheduleTable}. Used by one transaction.
 */
public interface TaskTable {

  /**
   * Adds a task.
   *
   * @return its id, greater than all before
   * @throws IllegalStateException if another task of the workspace and kind has its key
   */
  long add(TaskDescription task, TaskStatus status, String input);

  /** Returns a task. */
  Optional<TaskRow> find(long id);

  /** Returns the task of this key. */
  Optional<TaskRow> findByKey(String workspace, String kind, String key);

  /**
   * Returns a workspace's tasks, those of the greatest ids first.
   *
   * @param before only those with smaller ids
   */
  List<TaskRow> list(String workspace, TaskFilter filter, long before, int limit);

  /** Returns the kinds, of all workspaces, of which a task has not ended. */
  Set<String> unfinishedKinds();

  /** Returns the tasks, of all workspaces, whose handlers run. */
  List<TaskRow> running();

  /** Returns the tasks, of all workspaces, that wait for a time after {@code instant}. */
  List<TaskRow> dueAfter(Instant instant);

  /** Replaces a task's status; nothing happens where there is no such task. */
  void update(long id, TaskStatus status);

  /** Replaces a task's progress; nothing happens where there is no such task. */
  void update(long id, TaskProgress progress);

  /** Returns what a task was submitted with. */
  Optional<String> input(long id);

  /**
   * Keeps a task's result, in the place of an earlier one; nothing happens where there is no such
   * task.
   */
  void putResult(long id, String result);

  /** Returns a task's result, if it has one. */
  Optional<String> result(long id);

  /**
   * Keeps the result of a step; an earlier one of its name is replaced, and nothing happens where
   * there is no such task.
   */
  void putStep(long id, String name, String result);

  /** Returns the result of a step, if it is kept. */
  Optional<String> step(long id, String name);

  /** Forgets the results of a task's steps. */
  void deleteSteps(long id);

  /**
   * Deletes a workspace's tasks that have ended before {@code instant}, with their steps.
   *
   * @return how many there were
   */
  int deleteFinished(String workspace, Instant instant);
}
