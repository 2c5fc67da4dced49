package io.astraflow.testkit.store;

import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.spi.store.TaskTable;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskState;
import io.astraflow.testkit.store.MemoryState.StoredTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of a state. */
record MemoryTasks(MemoryState state) implements TaskTable {
  @Override
  public long add(TaskDescription task, TaskStatus status, String input) {
    if (task.key().flatMap(k -> findByKey(task.workspace(), task.kind(), k)).isPresent()) {
      throw new IllegalStateException("there is a task of the key already");
    }
    long id = state.nextId();
    TaskRow row = new TaskRow(id, task, status, TaskProgress.NONE);
    state.tasks.put(id, new StoredTask(row, input, Optional.empty(), Map.of()));
    return id;
  }

  @Override
  public Optional<TaskRow> find(long id) {
    return Optional.ofNullable(state.tasks.get(id)).map(StoredTask::row);
  }

  @Override
  public Optional<TaskRow> findByKey(String workspace, String kind, String key) {
    return of(workspace)
        .filter(row -> row.task().kind().equals(kind))
        .filter(row -> row.task().key().filter(key::equals).isPresent())
        .findFirst();
  }

  @Override
  public List<TaskRow> list(String workspace, TaskFilter filter, long before, int limit) {
    return of(workspace)
        .filter(row -> row.id() < before)
        .filter(row -> filter.kind().filter(kind -> !kind.equals(row.task().kind())).isEmpty())
        .filter(row -> filter.states().isEmpty() || filter.states().contains(row.status().state()))
        .limit(limit)
        .toList();
  }

  @Override
  public Set<String> unfinishedKinds() {
    return state.tasks.values().stream()
        .map(StoredTask::row)
        .filter(row -> !row.status().state().isFinal())
        .map(row -> row.task().kind())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<TaskRow> running() {
    return state.tasks.values().stream()
        .map(StoredTask::row)
        .filter(row -> row.status().state() == TaskState.RUNNING)
        .toList();
  }

  @Override
  public List<TaskRow> dueAfter(Instant instant) {
    return state.tasks.values().stream()
        .map(StoredTask::row)
        .filter(row -> row.status().state() == TaskState.QUEUED)
        .filter(row -> row.status().dueAt().isAfter(instant))
        .toList();
  }

  @Override
  public void update(long id, TaskStatus status) {
    change(
        id, task -> task.with(new TaskRow(id, task.row().task(), status, task.row().progress())));
  }

  @Override
  public void update(long id, TaskProgress progress) {
    change(
        id, task -> task.with(new TaskRow(id, task.row().task(), task.row().status(), progress)));
  }

  @Override
  public Optional<String> input(long id) {
    return Optional.ofNullable(state.tasks.get(id)).map(StoredTask::input);
  }

  @Override
  public void putResult(long id, String result) {
    change(id, task -> task.withResult(result));
  }

  @Override
  public Optional<String> result(long id) {
    return Optional.ofNullable(state.tasks.get(id)).flatMap(StoredTask::result);
  }

  @Override
  public void putStep(long id, String name, String result) {
    change(id, task -> task.withStep(name, result));
  }

  @Override
  public Optional<String> step(long id, String name) {
    return Optional.ofNullable(state.tasks.get(id)).map(task -> task.steps().get(name));
  }

  @Override
  public void deleteSteps(long id) {
    change(id, StoredTask::withoutSteps);
  }

  @Override
  public int deleteFinished(String workspace, Instant instant) {
    List<TaskRow> ended =
        of(workspace)
            .filter(row -> row.status().state().isFinal())
            .filter(row -> row.status().finishedAt().filter(instant::isAfter).isPresent())
            .toList();
    ended.forEach(row -> state.tasks.remove(row.id()));
    return ended.size();
  }

  private Stream<TaskRow> of(String workspace) {
    return state.tasks.descendingMap().values().stream()
        .map(StoredTask::row)
        .filter(row -> row.task().workspace().equals(workspace));
  }

  private void change(long id, UnaryOperator<StoredTask> change) {
    state.tasks.computeIfPresent(id, (any, task) -> change.apply(task));
  }
}
