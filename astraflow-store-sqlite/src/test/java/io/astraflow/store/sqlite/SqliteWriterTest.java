package io.astraflow.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWriterTest {
  @TempDir private Path folder;
  private SqliteWriter writer;

  @BeforeEach
  void open() throws SQLException {
    writer = new SqliteWriter(new SqliteConnections(folder.resolve("test.db")));
  }

  @AfterEach
  void close() throws SQLException {
    writer.close();
  }

  @Test
  void whoWritesAgainAndAgainLetsOthersWriteInBetween() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread busy =
        thread(
            () -> {
              write(
                  () -> {
                    begun.countDown();
                    awaited(goOn);
                    order.add("first");
                  });
              for (int i = 0; i < 100; i++) {
                write(() -> order.add("again"));
              }
            });
    awaited(begun);
    Thread other = thread(() -> write(() -> order.add("other")));
    await().until(() -> other.getState() == Thread.State.WAITING);
    goOn.countDown();
    busy.join();
    other.join();
    assertThat(order).startsWith("first", "other").hasSize(102);
  }

  @Test
  void statementsThatOneTransactionHasParsedAreParsedForTheNext() throws SQLException {
    SqlParser first = writer.commitHandle(SqliteWriterTest::parser);
    assertThat(writer.commitHandle(SqliteWriterTest::parser)).isSameAs(first);
  }

  private static SqlParser parser(Handle handle) {
    return handle.getConfig(SqlStatements.class).getSqlParser();
  }

  private void write(Runnable work) {
    try {
      writer.commitHandle(
          handle -> {
            work.run();
            return true;
          });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
