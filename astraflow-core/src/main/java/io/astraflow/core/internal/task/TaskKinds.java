package io.astraflow.core.internal.task;

import io.astraflow.collection.Workspace;
import io.astraflow.error.ConfigurationException;
import io.astraflow.task.TaskHandler;
import io.astraflow.task.TaskKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of tasks that an engine handles; added by one thread before the engine opens. */
public final class TaskKinds {
  private final Map<String, HandledKind<?, ?>> kinds = new TreeMap<>();

  /** Creates an empty registry. */
  public TaskKinds() {}

  /**
   * Adds a kind.
   *
   * @param handlers gives a workspace's handler, asked for at each attempt
   * @throws ConfigurationException if there is one of its id
   */
  public <I, O> TaskKinds add(
      TaskKind<I, O> kind, Function<Workspace, TaskHandler<I, O>> handlers) {
    if (kinds.putIfAbsent(kind.id(), new HandledKind<>(kind, handlers)) != null) {
      throw new ConfigurationException(
          "Two kinds of tasks have the id '%s': give one of them another id".formatted(kind.id()));
    }
    return this;
  }

  Optional<HandledKind<?, ?>> find(String id) {
    return Optional.ofNullable(kinds.get(id));
  }

  /**
   * Checks that tasks of a kind can be done.
   *
   * @throws ConfigurationException if they cannot
   */
  void check(TaskKind<?, ?> kind) {
    HandledKind<?, ?> handled = kinds.get(kind.id());
    if (handled == null) {
      throw new ConfigurationException(
          "There is no handler for tasks of kind '%s', only for %s: register one when the engine is opened"
              .formatted(kind.id(), kinds.keySet()));
    }
    if (handled.kind().input() != kind.input() || handled.kind().result() != kind.result()) {
      throw new ConfigurationException(
          "Tasks of kind '%s' take %s and give %s: use the kind that was registered"
              .formatted(
                  kind.id(), handled.kind().input().getName(), handled.kind().result().getName()));
    }
  }
}
