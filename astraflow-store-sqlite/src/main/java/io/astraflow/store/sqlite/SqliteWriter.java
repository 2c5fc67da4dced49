package io.astraflow.store.sqlite;

import io.astraflow.spi.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Cleanable;
import org.jspecify.annotations.Nullable;

/** The one connection that writes. Its transactions run one after the other, as they come. */
final class SqliteWriter {
  private final SqliteConnections connections;

  // Fair, or one thread with many small transactions keeps all others waiting.
  private final ReentrantLock lock = new ReentrantLock(true);

  // One for all transactions: parsing a statement takes it longer than SQLite takes to run it.
  private final Jdbi jdbi = Jdbi.create(new Shared());

  // Guarded by the lock; null after a failure that the connection did not survive.
  private @Nullable Connection connection;
  private boolean closed;

  SqliteWriter(SqliteConnections connections) throws SQLException {
    this.connections = connections;
    connection = connections.writer();
  }

  /** Runs {@code work} in a transaction and commits it; if it throws, nothing has happened. */
  <T> T commit(Function<Transaction, T> work) throws SQLException {
    return run(handle -> work.apply(Fts5Terms.transaction(handle)));
  }

  /** Runs {@code work} on the connection as {@link #commit} does. */
  <T> T commitHandle(Function<Handle, T> work) throws SQLException {
    return run(work);
  }

  /** Keeps others from writing until the calling thread {@linkplain #takeBack gives it back}. */
  Connection lend() throws SQLException {
    lock.lock();
    boolean lent = false;
    try {
      Connection open = open();
      lent = true;
      return open;
    } finally {
      if (!lent) {
        lock.unlock();
      }
    }
  }

  void takeBack() {
    lock.unlock();
  }

  /** Closes the connection after the work under way. */
  void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      Connection open = connection;
      connection = null;
      if (open != null) {
        open.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T run(Function<Handle, T> work) throws SQLException {
    lock.lock();
    try {
      Connection open = open();
      SqliteConnections.execute(open, "BEGIN IMMEDIATE");
      boolean ended = false;
      try {
        T result = apply(work);
        SqliteConnections.execute(open, "COMMIT");
        ended = true;
        return result;
      } finally {
        if (!ended) {
          rollBack(open);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T apply(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    }
  }

  private Connection open() throws SQLException {
    if (closed) {
      throw new SQLException("the store is closed");
    }
    Connection open = connection;
    if (open == null) {
      open = connections.writer();
      connection = open;
    }
    return open;
  }

  // SQLite has rolled back already after some failures. Whatever the reason that this fails, a new
  // connection begins with a clean state.
  private void rollBack(Connection open) throws SQLException {
    try {
      SqliteConnections.execute(open, "ROLLBACK");
    } catch (SQLException e) {
      connection = null;
      open.close();
    }
  }

  // Lends the connection to a handle, which does not close it.
  private final class Shared implements ConnectionFactory {
    @Override
    public Connection openConnection() throws SQLException {
      return open();
    }

    @Override
    public Cleanable getCleanableFor(Connection lent) {
      return () -> {};
    }
  }
}
