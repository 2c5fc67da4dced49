package io.astraflow.core.internal.task;

import io.astraflow.core.internal.listing.Cursor;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.spi.store.Transaction;
import io.astraflow.task.Task;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The tasks of one workspace.
 *
 * @param engine runs them
 * @param workspace its name
 */
record StoredTasks(TaskEngine engine, String workspace) implements Tasks {

  @Override
  public <I> Task submit(TaskRequest<I> request) {
    engine.checkOpen();
    Submission submission = submission(request);
    TaskRow row = store().write(submission::keep);
    engine.scheduled(row.task().kind(), row.status().dueAt());
    return task(row);
  }

  /** Checks a request, keeping nothing. */
  <I> Submission submission(TaskRequest<I> request) {
    engine.kinds().check(request.kind());
    String input = TaskJson.write("A task's input", request.kind().input(), request.input());
    Instant now = engine.now();
    TaskStatus status = TaskStatus.queued(due(request, now));
    TaskDescription description =
        new TaskDescription(
            workspace, request.kind().id(), request.priority(), request.key(), request.cron(), now);
    return new Submission(description, status, input);
  }

  /**
   * A task that is about to be kept.
   *
   * @param task what does not change of it
   * @param status where it begins
   * @param input what it takes
   */
  record Submission(TaskDescription task, TaskStatus status, String input) {
    TaskRow keep(Transaction tx) {
      return StoredTasks.submit(tx, task, status, input);
    }

    /** Returns whether a task of this kind and input waits. */
    boolean isQueued(Transaction tx) {
      TaskFilter queued =
          TaskFilter.all().withKind(task.kind()).withStates(Set.of(TaskState.QUEUED));
      return tx.tasks().list(task.workspace(), queued, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
          .anyMatch(row -> tx.tasks().input(row.id()).filter(input::equals).isPresent());
    }
  }

  private static Instant due(TaskRequest<?> request, Instant now) {
    Optional<Instant> next =
        request.cron().map(cron -> Recurrence.of(cron, ZoneId.systemDefault()).after(now));
    return request.notBefore().or(() -> next).orElse(now);
  }

  private static TaskRow submit(
      Transaction tx, TaskDescription description, TaskStatus status, String input) {
    Optional<TaskRow> same =
        description
            .key()
            .flatMap(key -> tx.tasks().findByKey(description.workspace(), description.kind(), key));
    return same.orElseGet(
        () -> {
          long id = tx.tasks().add(description, status, input);
          tx.schedule().put(id, description.kind(), description.priority(), status.dueAt());
          return tx.tasks().find(id).orElseThrow();
        });
  }

  @Override
  public Optional<Task> find(long id) {
    return row(id).map(this::task);
  }

  @Override
  public Page<Task> list(TaskFilter filter, PageRequest request) {
    engine.checkOpen();
    Cursor cursor = new Cursor("tasks of " + workspace);
    long before = request.after().map(cursor::read).map(Long::parseLong).orElse(Long.MAX_VALUE);
    List<TaskRow> rows =
        store().read(tx -> tx.tasks().list(workspace, filter, before, request.limit() + 1));
    boolean more = rows.size() > request.limit();
    List<TaskRow> shown = more ? rows.subList(0, request.limit()) : rows;
    return new Page<>(
        shown.stream().map(this::task).toList(),
        more
            ? Optional.of(cursor.write(Long.toString(shown.get(shown.size() - 1).id())))
            : Optional.empty());
  }

  @Override
  public Task await(long id, Duration timeout) throws InterruptedException {
    long most = TimeUnit.NANOSECONDS.convert(timeout);
    long began = System.nanoTime();
    while (true) {
      long seen = engine.changes().count();
      long left = most - (System.nanoTime() - began);
      Task task =
          find(id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "workspace '%s' has no task %d".formatted(workspace, id)));
      if (task.state().isFinal() || left <= 0) {
        return task;
      }
      engine.changes().awaitAfter(seen, left);
    }
  }

  @Override
  public <I> Optional<I> input(long id, TaskKind<I, ?> kind) {
    return text(id, kind, tx -> tx.tasks().input(id))
        .map(json -> TaskJson.read("The input of task " + id, kind.input(), json));
  }

  @Override
  public <O> Optional<O> result(long id, TaskKind<?, O> kind) {
    return text(id, kind, tx -> tx.tasks().result(id))
        .map(json -> TaskJson.read("The result of task " + id, kind.result(), json));
  }

  private Optional<String> text(
      long id, TaskKind<?, ?> kind, Function<Transaction, Optional<String>> column) {
    engine.checkOpen();
    return store()
        .read(
            tx ->
                own(tx, id)
                    .filter(row -> row.task().kind().equals(kind.id()))
                    .flatMap(row -> column.apply(tx)));
  }

  @Override
  public boolean cancel(long id) {
    engine.checkOpen();
    Optional<Cancellation> cancelled =
        store().write(tx -> own(tx, id).filter(row -> !isFinal(row)).map(row -> cancel(tx, row)));
    cancelled.flatMap(Cancellation::attempt).ifPresent(RunningTask::cancel);
    engine.changes().happened();
    return cancelled.isPresent();
  }

  private Cancellation cancel(Transaction tx, TaskRow row) {
    TaskStatus status = row.status();
    if (status.state() == TaskState.RUNNING) {
      tx.tasks().update(row.id(), status.cancelRequested());
      // Found within the transaction, since a retry may begin another attempt right after it.
      return new Cancellation(engine.running(row.id()));
    }
    engine.keep(tx, row, status.ended(TaskState.CANCELLED, status.failure(), engine.now()));
    return new Cancellation(Optional.empty());
  }

  /** A task that is being cancelled, and the attempt to interrupt. */
  private record Cancellation(Optional<RunningTask> attempt) {}

  @Override
  public boolean retry(long id) {
    engine.checkOpen();
    Predicate<TaskRow> ended =
        row ->
            row.status().state() == TaskState.FAILED || row.status().state() == TaskState.CANCELLED;
    Instant now = engine.now();
    Optional<TaskRow> again =
        store()
            .write(
                tx -> {
                  Optional<TaskRow> row = own(tx, id).filter(ended);
                  row.ifPresent(task -> engine.keep(tx, task, task.status().again(now)));
                  return row;
                });
    again.ifPresent(row -> engine.scheduled(row.task().kind(), now));
    return again.isPresent();
  }

  @Override
  public int deleteFinished(Instant instant) {
    engine.checkOpen();
    int deleted = store().<Integer>write(tx -> tx.tasks().deleteFinished(workspace, instant));
    engine.changes().happened();
    return deleted;
  }

  private Store store() {
    return engine.store();
  }

  private Optional<TaskRow> row(long id) {
    engine.checkOpen();
    return store().read(tx -> own(tx, id));
  }

  private Optional<TaskRow> own(Transaction tx, long id) {
    return tx.tasks().find(id).filter(row -> row.task().workspace().equals(workspace));
  }

  private static boolean isFinal(TaskRow row) {
    return row.status().state().isFinal();
  }

  private Task task(TaskRow row) {
    TaskDescription task = row.task();
    TaskStatus status = row.status();
    return new Task(
        row.id(),
        task.kind(),
        status.state(),
        status.attempts(),
        status.runs(),
        engine.running(row.id()).map(RunningTask::progress).orElse(row.progress()),
        status.failure(),
        note(row),
        task.priority(),
        task.key(),
        task.cron(),
        task.createdAt(),
        status.dueAt(),
        status.startedAt(),
        status.finishedAt());
  }

  private Optional<String> note(TaskRow row) {
    String kind = row.task().kind();
    if (isFinal(row) || engine.kinds().find(kind).isPresent()) {
      return row.status().cancelling() ? Optional.of("it is being cancelled") : Optional.empty();
    }
    return Optional.of("it waits until a handler for the kind '" + kind + "' is registered");
  }
}
