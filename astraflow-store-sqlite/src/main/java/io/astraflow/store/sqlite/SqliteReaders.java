package io.astraflow.store.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import io.astraflow.spi.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs reads on pooled connections, each on the state that was committed before it began. */
final class SqliteReaders {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final SqliteConnections connections;

  SqliteReaders(SqliteConnections connections) {
    this.connections = connections;
    pool = ReaderPool.open(connections);
    jdbi = Jdbi.create(pool);
  }

  <T> T read(Function<Transaction, T> work) throws SQLException {
    return readHandle(handle -> work.apply(Fts5Terms.transaction(handle)));
  }

  <T> T readHandle(Function<Handle, T> work) throws SQLException {
    try (Handle handle = jdbi.open()) {
      return onOneState(handle, work);
    }
  }

  /**
   * Reads on a new connection. FTS5's own check trusts what its connection remembers of an index,
   * and reports damage where another connection has merged parts of that index since.
   */
  <T> T readAfresh(Function<Handle, T> work) throws SQLException {
    try (Connection connection = connections.reader();
        Handle handle = Jdbi.open(connection)) {
      return onOneState(handle, work);
    }
  }

  private static <T> T onOneState(Handle handle, Function<Handle, T> work) throws SQLException {
    Connection connection = handle.getConnection();
    SqliteConnections.execute(connection, "BEGIN DEFERRED");
    try {
      // The state is fixed by the first look at the file, not by BEGIN.
      SqliteFormat.pragma(connection, "user_version");
      return work.apply(handle);
    } finally {
      SqliteConnections.execute(connection, "ROLLBACK");
    }
  }

  void close() {
    pool.close();
  }
}
