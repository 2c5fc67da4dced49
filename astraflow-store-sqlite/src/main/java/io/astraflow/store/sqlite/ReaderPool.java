package io.astraflow.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteDataSource;

/** The pool of connections that read; as many as there are processors, from 2 to 8. */
final class ReaderPool {
  private static final int FEWEST = 2;
  private static final int MOST = 8;
  private static final Duration WAIT = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private ReaderPool() {}

  static HikariDataSource open(SqliteConnections connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("astraflow-readers");
    config.setDataSource(new Readers(connections));
    config.setMaximumPoolSize(
        Math.max(FEWEST, Math.min(MOST, Runtime.getRuntime().availableProcessors())));
    config.setMinimumIdle(1);
    config.setIdleTimeout(IDLE.toMillis());
    config.setMaxLifetime(0);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  // Hikari asks a data source for connections; SQLite's, but with our settings on each.
  private static final class Readers extends SQLiteDataSource {
    private final SqliteConnections connections;

    Readers(SqliteConnections connections) {
      this.connections = connections;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return connections.reader();
    }
  }
}
