package io.astraflow.task;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks are listed, newest first. Immutable.
 *
 * @param states the states to list; all where it is empty
 * @param kind the kind to list, by its id; default all
 * @param before only tasks with a smaller id, to go on behind a list's last one; default all
 * @param limit the most tasks, 1 to 10,000; default 100
 */
public record TaskFilter(
    Set<TaskState> states, Optional<String> kind, Optional<Long> before, int limit) {
  private static final int MOST = 10_000;

  /** Copies the states and checks the limit. */
  public TaskFilter {
    states = Set.copyOf(states);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a list has 1 to 10,000 tasks: " + limit);
    }
  }

  /** Returns the newest hundred tasks. */
  public static TaskFilter all() {
    return new TaskFilter(Set.of(), Optional.empty(), Optional.empty(), 100);
  }

  /** Returns the newest hundred tasks that have not ended. */
  public static TaskFilter unfinished() {
    return all().withStates(EnumSet.of(TaskState.QUEUED, TaskState.RUNNING));
  }

  /** Returns this with other states. */
  public TaskFilter withStates(Set<TaskState> others) {
    return new TaskFilter(others, kind, before, limit);
  }

  /** Returns this for one kind. */
  public TaskFilter withKind(String id) {
    return new TaskFilter(states, Optional.of(id), before, limit);
  }

  /** Returns this for what comes behind a task in the list. */
  public TaskFilter before(long taskId) {
    return new TaskFilter(states, kind, Optional.of(taskId), limit);
  }

  /** Returns this with another limit. */
  public TaskFilter withLimit(int most) {
    return new TaskFilter(states, kind, before, most);
  }
}
