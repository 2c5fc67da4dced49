package io.astraflow.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections to one database file, each with the settings of its use.
 *
 * @param file the database, which exists
 */
record SqliteConnections(Path file) {
  private static final int WRITER_CACHE_KIB = 16 << 10;
  private static final int READER_CACHE_KIB = 4 << 10;
  private static final int BUSY_MILLIS = 5_000;
  private static final int JOURNAL_BYTES = 64 << 20;

  /** Opens the connection that writes. What it commits is on the disk when the commit returns. */
  Connection writer() throws SQLException {
    return open(
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA journal_size_limit = " + JOURNAL_BYTES,
        "PRAGMA cache_size = -" + WRITER_CACHE_KIB);
  }

  /** Opens a connection that cannot write. */
  Connection reader() throws SQLException {
    return open("PRAGMA query_only = ON", "PRAGMA cache_size = -" + READER_CACHE_KIB);
  }

  /** Opens a connection with these settings alone. */
  Connection open(String... pragmas) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    source.setBusyTimeout(BUSY_MILLIS);
    Connection connection = source.getConnection();
    try {
      for (String pragma : pragmas) {
        execute(connection, pragma);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs one statement. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
