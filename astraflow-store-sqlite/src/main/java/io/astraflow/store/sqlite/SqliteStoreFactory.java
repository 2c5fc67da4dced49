package io.astraflow.store.sqlite;

import io.astraflow.error.ConfigurationException;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens stores in a SQLite file. Safe for use by many threads. */
public final class SqliteStoreFactory implements StoreFactory {

  /** Creates the factory, as {@link java.util.ServiceLoader} does. */
  public SqliteStoreFactory() {}

  @Override
  public String id() {
    return "sqlite";
  }

  @Override
  public Store open(Path folder) {
    SqliteFiles files = new SqliteFiles(folder);
    SqliteErrors errors = new SqliteErrors(files.database());
    try {
      prepare(files, errors);
      return new SqliteStore(files, errors);
    } catch (SQLException e) {
      throw errors.translate(e);
    } catch (IOException e) {
      throw errors.translate(e);
    }
  }

  @Override
  public void restore(Path backup, Path folder) {
    SqliteRestore.run(backup, new SqliteFiles(folder));
  }

  @Override
  public boolean existsIn(Path folder) {
    return Files.exists(new SqliteFiles(folder).database());
  }

  private static void prepare(SqliteFiles files, SqliteErrors errors)
      throws SQLException, IOException {
    SqliteFiles.deleteDatabase(files.draft());
    if (!Files.exists(files.database())) {
      create(files, errors);
      return;
    }
    if (!SqliteFormat.looksLikeDatabase(files.database())) {
      throw errors.damaged("it does not begin as a database does", null);
    }
    int format;
    try (Connection connection = new SqliteConnections(files.database()).open()) {
      format = SqliteFormat.require(connection, errors);
    }
    if (format < SqliteFormat.NEWEST) {
      migrate(files.database());
    }
  }

  // The new database takes its place when it is whole: a crash on the way leaves none, not half a
  // one.
  private static void create(SqliteFiles files, SqliteErrors errors) throws IOException {
    if (Files.exists(files.journal()) && Files.size(files.journal()) > 0) {
      throw errors.damaged("it is missing, but its journal " + files.journal() + " is there", null);
    }
    SqliteFiles.deleteJournals(files.database());
    SqliteFiles.createPrivate(files.draft());
    migrate(files.draft());
    SqliteFiles.moveIntoPlace(files.draft(), files.database());
  }

  private static void migrate(Path database) {
    try {
      SqliteMigrations.migrate(database);
    } catch (org.flywaydb.core.api.FlywayException e) {
      throw new ConfigurationException(
          database + " cannot be brought to the format of this version: " + e.getMessage(), e);
    }
  }
}
