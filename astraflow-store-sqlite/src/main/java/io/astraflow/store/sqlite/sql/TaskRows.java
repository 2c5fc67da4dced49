package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.TaskDescription;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.TaskStatus;
import io.astraflow.spi.store.TaskTable;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskProgress;
import io.astraflow.task.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code task} and {@code task_step}. */
final class TaskRows implements TaskTable {
  private static final String COLUMNS =
      "SELECT id, workspace, kind, priority, task_key, cron, created_at, state, cancelling,"
          + " attempts, runs, failure, due_at, started_at, finished_at, progress_done,"
          + " progress_total, progress_message FROM task ";

  /** Names the index, since SQLite takes another one that has the order as well. */
  private static final String UNFINISHED =
      "INDEXED BY task_unfinished WHERE state IN ('QUEUED', 'RUNNING') ";

  private final Handle handle;

  TaskRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public long add(TaskDescription task, TaskStatus status, String input) {
    if (task.key().flatMap(k -> findByKey(task.workspace(), task.kind(), k)).isPresent()) {
      throw new IllegalStateException(
          "workspace '%s' has a task of kind '%s' with the key '%s' already"
              .formatted(task.workspace(), task.kind(), task.key().orElseThrow()));
    }
    long id =
        handle
            .createUpdate(
                "INSERT INTO task (workspace, kind, priority, task_key, cron, created_at, input,"
                    + " state, cancelling, attempts, runs, due_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, '')")
            .bind(0, StoredText.of(task.workspace()))
            .bind(1, task.kind())
            .bind(2, task.priority())
            .bind(3, text(task.key()))
            .bind(4, text(task.cron()))
            .bind(5, task.createdAt().toString())
            .bind(6, StoredText.of(input))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    update(id, status);
    return id;
  }

  @Override
  public Optional<TaskRow> find(long id) {
    return select("id = ?", id).stream().findFirst();
  }

  @Override
  public Optional<TaskRow> findByKey(String workspace, String kind, String key) {
    return select(
            "workspace = ? AND kind = ? AND task_key = ?",
            StoredText.of(workspace),
            kind,
            StoredText.of(key))
        .stream()
        .findFirst();
  }

  @Override
  public List<TaskRow> list(String workspace, TaskFilter filter, long before, int limit) {
    boolean unfinished =
        !filter.states().isEmpty() && TaskFilter.unfinished().states().containsAll(filter.states());
    StringBuilder condition =
        new StringBuilder(unfinished ? UNFINISHED + "AND " : "WHERE ")
            .append("workspace = ? AND id < ?");
    List<Object> arguments = new ArrayList<>(List.of(StoredText.of(workspace), before));
    filter
        .kind()
        .ifPresent(
            kind -> {
              condition.append(" AND kind = ?");
              arguments.add(StoredText.of(kind));
            });
    if (!filter.states().isEmpty()) {
      int states = filter.states().size();
      condition
          .append(" AND state IN (")
          .append(String.join(", ", Collections.nCopies(states, "?")))
          .append(")");
      filter.states().forEach(state -> arguments.add(state.name()));
    }
    arguments.add(limit);
    return selectWhere(condition + " ORDER BY id DESC LIMIT ?", arguments.toArray());
  }

  @Override
  public Set<String> unfinishedKinds() {
    return handle
        .select("SELECT DISTINCT kind FROM task " + UNFINISHED)
        .mapTo(String.class)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<TaskRow> running() {
    return selectWhere(UNFINISHED + "AND state = 'RUNNING' ORDER BY id");
  }

  // Instants as text do not sort by time: their fractions have as many digits as they need.
  @Override
  public List<TaskRow> dueAfter(Instant instant) {
    return handle
        .select(COLUMNS + UNFINISHED + "AND state = 'QUEUED' ORDER BY id")
        .map((row, context) -> task(row))
        .stream()
        .filter(row -> row.status().dueAt().isAfter(instant))
        .toList();
  }

  @Override
  public void update(long id, TaskStatus status) {
    handle.execute(
        "UPDATE task SET state = ?, cancelling = ?, attempts = ?, runs = ?, failure = ?,"
            + " due_at = ?, started_at = ?, finished_at = ? WHERE id = ?",
        status.state().name(),
        status.cancelling(),
        status.attempts(),
        status.runs(),
        text(status.failure()),
        status.dueAt().toString(),
        instant(status.startedAt()),
        instant(status.finishedAt()),
        id);
  }

  @Override
  public void update(long id, TaskProgress progress) {
    handle.execute(
        "UPDATE task SET progress_done = ?, progress_total = ?, progress_message = ? WHERE id = ?",
        progress.done(),
        progress.total(),
        StoredText.of(progress.message()),
        id);
  }

  @Override
  public Optional<String> input(long id) {
    return one("SELECT input AS text FROM task WHERE id = ?", id);
  }

  @Override
  public void putResult(long id, String result) {
    handle.execute("UPDATE task SET result = ? WHERE id = ?", StoredText.of(result), id);
  }

  @Override
  public Optional<String> result(long id) {
    return one("SELECT result AS text FROM task WHERE id = ? AND result IS NOT NULL", id);
  }

  @Override
  public void putStep(long id, String name, String result) {
    handle.execute(
        "INSERT INTO task_step (task_id, name, result) SELECT id, ?, ? FROM task WHERE id = ?"
            + " ON CONFLICT (task_id, name) DO UPDATE SET result = excluded.result",
        StoredText.of(name),
        StoredText.of(result),
        id);
  }

  @Override
  public Optional<String> step(long id, String name) {
    return one(
        "SELECT result AS text FROM task_step WHERE task_id = ? AND name = ?",
        id,
        StoredText.of(name));
  }

  @Override
  public void deleteSteps(long id) {
    handle.execute("DELETE FROM task_step WHERE task_id = ?", id);
  }

  @Override
  public int deleteFinished(String workspace, Instant instant) {
    List<Long> ended =
        select("workspace = ? AND state NOT IN ('QUEUED', 'RUNNING')", StoredText.of(workspace))
            .stream()
            .filter(row -> row.status().finishedAt().filter(instant::isAfter).isPresent())
            .map(TaskRow::id)
            .toList();
    for (long id : ended) {
      deleteSteps(id);
      handle.execute("DELETE FROM task WHERE id = ?", id);
    }
    return ended.size();
  }

  private Optional<String> one(String query, Object... arguments) {
    return handle
        .select(query, arguments)
        .map((row, context) -> StoredText.read(row, "text"))
        .findOne();
  }

  private List<TaskRow> select(String condition, Object... arguments) {
    return selectWhere("WHERE " + condition, arguments);
  }

  private List<TaskRow> selectWhere(String where, Object... arguments) {
    return handle.select(COLUMNS + where, arguments).map((row, context) -> task(row)).list();
  }

  private static TaskRow task(ResultSet row) throws SQLException {
    return new TaskRow(
        row.getLong("id"),
        new TaskDescription(
            StoredText.read(row, "workspace"),
            row.getString("kind"),
            row.getInt("priority"),
            optional(row, "task_key"),
            optional(row, "cron"),
            Instant.parse(row.getString("created_at"))),
        new TaskStatus(
            TaskState.valueOf(row.getString("state")),
            row.getBoolean("cancelling"),
            row.getInt("attempts"),
            row.getLong("runs"),
            optional(row, "failure"),
            Instant.parse(row.getString("due_at")),
            optional(row, "started_at").map(Instant::parse),
            optional(row, "finished_at").map(Instant::parse)),
        new TaskProgress(
            row.getLong("progress_done"),
            row.getLong("progress_total"),
            StoredText.read(row, "progress_message")));
  }

  private static Optional<String> optional(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null
        ? Optional.empty()
        : Optional.of(StoredText.read(row, column));
  }

  private static @Nullable Object text(Optional<String> text) {
    return text.map(StoredText::of).orElse(null);
  }

  private static @Nullable String instant(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }
}
