package io.astraflow.task;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks are listed. Immutable.
 *
 * @param states the states to list; all where it is empty
 * @param kind the kind to list, by its id; default all
 */
public record TaskFilter(Set<TaskState> states, Optional<String> kind) {

  /** Copies the states. */
  public TaskFilter {
    states = Set.copyOf(states);
  }

  /** Lists all tasks. */
  public static TaskFilter all() {
    return new TaskFilter(Set.of(), Optional.empty());
  }

  /** Lists the tasks that have not ended. */
  public static TaskFilter unfinished() {
    return all().withStates(EnumSet.of(TaskState.QUEUED, TaskState.RUNNING));
  }

  /** Returns this with other states. */
  public TaskFilter withStates(Set<TaskState> others) {
    return new TaskFilter(others, kind);
  }

  /** Returns this for one kind. */
  public TaskFilter withKind(String id) {
    return new TaskFilter(states, Optional.of(id));
  }
}
