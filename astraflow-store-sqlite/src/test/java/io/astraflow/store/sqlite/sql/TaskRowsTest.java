package io.astraflow.store.sqlite.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.store.sqlite.SqliteStoreFactory;
import io.astraflow.task.TaskFilter;
import io.astraflow.task.TaskState;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRowsTest {
  @TempDir Path folder;

  @Test
  void findsWhatHasNotEndedByAnIndexOfThatAlone() throws Exception {
    new SqliteStoreFactory().open(folder).close();
    List<Consumer<TaskRows>> queries =
        List.of(
            tasks -> tasks.list("ada", TaskFilter.unfinished(), Long.MAX_VALUE, 9),
            tasks -> tasks.list("ada", queuedOf("k"), Long.MAX_VALUE, Integer.MAX_VALUE),
            TaskRows::unfinishedKinds,
            TaskRows::running,
            tasks -> tasks.dueAfter(Instant.EPOCH));
    try (Handle handle = Jdbi.open("jdbc:sqlite:" + folder.resolve("astraflow.db"))) {
      List<String> asked = new ArrayList<>();
      handle.getConfig(SqlStatements.class).setSqlLogger(collector(asked));
      queries.forEach(query -> query.accept(new TaskRows(handle)));
      assertThat(asked).hasSize(queries.size());
      for (String query : asked) {
        assertThat(plan(handle, query)).as(query).contains("task_unfinished");
      }
    }
  }

  private static TaskFilter queuedOf(String kind) {
    return TaskFilter.all().withKind(kind).withStates(Set.of(TaskState.QUEUED));
  }

  private static SqlLogger collector(List<String> asked) {
    return new SqlLogger() {
      @Override
      public void logAfterExecution(StatementContext context) {
        asked.add(context.getRenderedSql());
      }
    };
  }

  private static String plan(Handle handle, String query) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement explain =
            handle.getConnection().prepareStatement("EXPLAIN QUERY PLAN " + query);
        ResultSet steps = explain.executeQuery()) {
      while (steps.next()) {
        plan.append(steps.getString("detail")).append('\n');
      }
    }
    return plan.toString();
  }
}
