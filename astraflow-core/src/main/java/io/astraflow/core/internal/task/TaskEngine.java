package io.astraflow.core.internal.task;

import io.astraflow.collection.Workspace;
import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.spi.store.Transaction;
import io.astraflow.task.TaskKind;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskRequest;
import io.astraflow.task.TaskState;
import io.astraflow.task.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of all workspaces of one store. No thread is started before there is a task to
 * run. Safe for use by many threads.
 */
public final class TaskEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
  private static final TaskKind<?, ?> UNKNOWN = TaskKind.of("unknown", Object.class, Object.class);

  private final Store store;
  private final TaskKinds kinds;
  private final Function<String, Workspace> workspaces;
  private final boolean runs;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final TaskChanges changes = new TaskChanges();
  private final Map<Long, RunningTask> running = new ConcurrentHashMap<>();
  private final ReentrantLock starting = new ReentrantLock();
  private volatile boolean closing;

  // Guarded by the lock.
  private @Nullable DueTasks due;

  /**
   * Creates an engine that runs nothing yet.
   *
   * @param workspaces gives what handlers work on, by name
   * @param runs whether tasks are run, or only kept
   */
  public TaskEngine(
      Store store, TaskKinds kinds, Function<String, Workspace> workspaces, boolean runs) {
    this(
        store,
        kinds,
        workspaces,
        runs,
        new SteadyClock(InstantSource.system(), System::nanoTime),
        RandomGenerator.getDefault());
  }

  TaskEngine(
      Store store,
      TaskKinds kinds,
      Function<String, Workspace> workspaces,
      boolean runs,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.kinds = kinds;
    this.workspaces = workspaces;
    this.runs = runs;
    this.clock = clock;
    this.random = random;
  }

  /** Takes up what an earlier process left. */
  public void open() {
    Set<String> unfinished = store.read(tx -> tx.tasks().unfinishedKinds());
    if (unfinished.isEmpty()) {
      return;
    }
    int left = store.<Integer>write(this::recover);
    int early = store.<Integer>write(this::putBack);
    if (early > 0) {
      LOG.info("The clock was set back by a restart; {} tasks are due as much earlier", early);
    }
    if (left > 0) {
      LOG.info("{} tasks were cut short by the end of a process; they begin anew", left);
    }
    for (String kind : unfinished) {
      if (kinds.find(kind).isEmpty()) {
        LOG.warn("Tasks of kind '{}' wait until a handler for it is registered", kind);
      }
      start(kind);
    }
  }

  // Nobody else has the store open, so what is running there runs nowhere.
  private int recover(Transaction tx) {
    int count = 0;
    for (TaskRow row : tx.tasks().running()) {
      keep(tx, row, end(row).cutShort(row));
      count++;
    }
    return count;
  }

  // Within a process the clock is never set back.
  private int putBack(Transaction tx) {
    SetBackClock clock = new SetBackClock(now(), ZoneId.systemDefault());
    int count = 0;
    for (TaskRow row : tx.tasks().dueAfter(clock.now())) {
      Optional<Instant> earlier = clock.due(row);
      earlier.ifPresent(at -> keep(tx, row, row.status().dueFrom(at)));
      count += earlier.isPresent() ? 1 : 0;
    }
    return count;
  }

  /** Returns the tasks of a workspace. */
  public Tasks of(String workspace) {
    return new StoredTasks(this, workspace);
  }

  /**
   * Keeps a task with all else that a transaction keeps.
   *
   * @return what starts it, to be called once the transaction is committed
   */
  public <I> Runnable submit(Transaction tx, String workspace, TaskRequest<I> request) {
    TaskRow row = new StoredTasks(this, workspace).submission(request).keep(tx);
    return () -> scheduled(row.task().kind(), row.status().dueAt());
  }

  /**
   * As {@link #submit(Transaction, String, TaskRequest)}, but keeps nothing where a task of the
   * same kind and input is queued.
   */
  public <I> Runnable submitUnlessQueued(Transaction tx, String workspace, TaskRequest<I> request) {
    StoredTasks.Submission submission = new StoredTasks(this, workspace).submission(request);
    if (submission.isQueued(tx)) {
      return () -> {};
    }
    TaskRow row = submission.keep(tx);
    return () -> scheduled(row.task().kind(), row.status().dueAt());
  }

  /** Does an attempt of a task that is due; called by the thread that makes it. */
  private void run(String kind, long id) {
    RunningTask attempt = new RunningTask(store, id, () -> closing);
    if (running.putIfAbsent(id, attempt) != null) {
      return; // It lost its heartbeat, but it runs.
    }
    try {
      Optional<Begun> begun = store.write(tx -> begin(tx, kind, attempt));
      begun.ifPresent(task -> run(attempt, task));
    } finally {
      attempt.end(); // From here on its thread may be another task's.
      running.remove(id, attempt);
      changes.happened();
    }
  }

  private Optional<Begun> begin(Transaction tx, String kind, RunningTask attempt) {
    Optional<Begun> begun = begin(tx, kind, attempt.taskId());
    if (begun.isEmpty()) {
      gone(attempt);
    }
    return begun;
  }

  // Within the transaction, since the task may be picked again as soon as that is committed.
  private void gone(RunningTask attempt) {
    running.remove(attempt.taskId(), attempt);
  }

  private Optional<Begun> begin(Transaction tx, String kind, long id) {
    Optional<TaskRow> found = tx.tasks().find(id).filter(row -> row.task().kind().equals(kind));
    if (found.isEmpty() || found.get().status().state().isFinal()) {
      tx.schedule().remove(id, kind);
      return Optional.empty();
    }
    TaskRow row = found.get();
    if (row.status().state() == TaskState.RUNNING) {
      row = with(row, end(row).cutShort(row)); // Its end could not be written.
    }
    if (row.status().state().isFinal()) {
      keep(tx, row, row.status());
      return Optional.empty();
    }
    TaskStatus begun = row.status().begun(now());
    tx.tasks().update(id, begun);
    tx.tasks().update(id, TaskProgress.NONE);
    return Optional.of(new Begun(with(row, begun), tx.tasks().input(id).orElseThrow()));
  }

  private static TaskRow with(TaskRow row, TaskStatus status) {
    return new TaskRow(row.id(), row.task(), status, row.progress());
  }

  private record Begun(TaskRow row, String input) {}

  private void run(RunningTask attempt, Begun begun) {
    TaskRow row = begun.row();
    attempt.begin(row.status().attempts());
    changes.happened();
    String result = null;
    Throwable failure = null;
    try {
      result =
          kinds
              .find(row.task().kind())
              .orElseThrow()
              .run(workspaces.apply(row.task().workspace()), begun.input(), attempt);
    } catch (Throwable e) { // A task must not end the thread that runs others.
      failure = e;
    }
    attempt.end();
    boolean interrupted = Thread.interrupted(); // It was for the handler.
    LOG.debug("Task {} ended its attempt, interrupted: {}", row.id(), interrupted);
    end(attempt, row, result, failure);
  }

  private void end(
      RunningTask attempt, TaskRow begun, @Nullable String result, @Nullable Throwable failure) {
    long id = begun.id();
    TaskRow ended =
        store.write(
            tx -> {
              // Read again, since it may have been cancelled.
              TaskRow row = tx.tasks().find(id).orElse(begun);
              tx.tasks().update(id, attempt.progress());
              TaskStatus status = keep(tx, row, after(row, failure));
              if (result != null && status.state() != TaskState.CANCELLED) {
                tx.tasks().putResult(id, result);
              }
              gone(attempt);
              return with(row, status);
            });
    if (failure != null) {
      log(ended, failure);
    }
    if (ended.status().state() == TaskState.QUEUED) {
      scheduled(ended.task().kind(), ended.status().dueAt());
    }
  }

  private TaskStatus after(TaskRow row, @Nullable Throwable failure) {
    TaskEnd end = end(row);
    if (failure == null) {
      return end.succeeded(row);
    }
    return closing ? end.cutShort(row) : end.failed(row, TaskFailure.of(failure));
  }

  private void log(TaskRow row, Throwable failure) {
    TaskStatus status = row.status();
    String kind = row.task().kind();
    if (status.state() == TaskState.CANCELLED) {
      LOG.info("Task {} of kind '{}' was cancelled", row.id(), kind);
    } else if (closing) {
      LOG.info("Task {} of kind '{}' was cut short; it begins anew later", row.id(), kind);
    } else if (status.state() == TaskState.QUEUED) {
      LOG.warn(
          "Task {} of kind '{}' failed and waits until {}",
          row.id(),
          kind,
          status.dueAt(),
          failure);
    } else {
      LOG.warn("Task {} of kind '{}' has failed", row.id(), kind, failure);
    }
  }

  private TaskEnd end(TaskRow row) {
    TaskKind<?, ?> kind =
        kinds.find(row.task().kind()).<TaskKind<?, ?>>map(HandledKind::kind).orElse(UNKNOWN);
    return new TaskEnd(kind, now(), ZoneId.systemDefault(), random);
  }

  /** Writes a status and, what goes with it, the schedule. */
  TaskStatus keep(Transaction tx, TaskRow row, TaskStatus status) {
    tx.tasks().update(row.id(), status);
    if (status.state().isFinal()) {
      tx.schedule().remove(row.id(), row.task().kind());
    } else {
      tx.schedule().put(row.id(), row.task().kind(), row.task().priority(), status.dueAt());
    }
    if (status.state() == TaskState.SUCCEEDED || status.runs() > row.status().runs()) {
      tx.tasks().deleteSteps(row.id());
    }
    return status;
  }

  /** Says that a task was put on the schedule; starts what runs it, if that is not yet there. */
  void scheduled(String kind, Instant at) {
    changes.happened();
    DueTasks tasks = start(kind);
    if (tasks != null) {
      tasks.scheduled(kind, at);
    }
  }

  private @Nullable DueTasks start(String kind) {
    Optional<HandledKind<?, ?>> handled = kinds.find(kind);
    if (!runs || handled.isEmpty()) {
      return null;
    }
    starting.lock();
    try {
      if (closing) {
        return null;
      }
      DueTasks tasks = due;
      if (tasks == null) {
        tasks = store.dueTasks(clock);
        due = tasks;
      }
      tasks.start(kind, handled.get().kind().concurrency(), id -> run(kind, id));
      return tasks;
    } finally {
      starting.unlock();
    }
  }

  /** Returns the attempt at a task that is under way. */
  Optional<RunningTask> running(long id) {
    return Optional.ofNullable(running.get(id));
  }

  Store store() {
    return store;
  }

  TaskKinds kinds() {
    return kinds;
  }

  TaskChanges changes() {
    return changes;
  }

  /** Returns the time, as precise as the schedule is. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  void checkOpen() {
    if (closing) {
      throw new IllegalStateException("This AstraFlow is closed");
    }
  }

  /**
   * Interrupts what runs and waits for some seconds until it has ended. What was cut short begins
   * anew when the store is opened next.
   */
  @Override
  public void close() {
    DueTasks tasks;
    starting.lock();
    try {
      closing = true;
      tasks = due;
    } finally {
      starting.unlock();
    }
    if (tasks != null) {
      tasks.close();
    }
    changes.happened();
  }
}
