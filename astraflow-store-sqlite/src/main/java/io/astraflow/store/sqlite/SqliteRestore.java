package io.astraflow.store.sqlite;

import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Puts a backup in the place of a store. */
final class SqliteRestore {
  private SqliteRestore() {}

  /**
   * Copies the backup beside the store, checks the copy, and moves it into place. The store stays
   * whole until that move.
   */
  static void run(Path backup, SqliteFiles files) {
    if (!Files.isRegularFile(backup)) {
      throw new InvalidInputException("the backup " + backup + " does not exist, or is no file");
    }
    SqliteErrors errors = new SqliteErrors(files.draft());
    try {
      SqliteFiles.deleteDatabase(files.draft());
      boolean done = false;
      try {
        copy(backup, files.draft());
        requireWhole(backup, files.draft(), errors);
        settle(files.database());
        SqliteFiles.moveIntoPlace(files.draft(), files.database());
        done = true;
      } finally {
        if (!done) {
          SqliteFiles.deleteDatabase(files.draft());
        }
      }
    } catch (IOException e) {
      throw errors.translate(e);
    }
  }

  private static void copy(Path backup, Path draft) throws IOException {
    SqliteFiles.createPrivate(draft);
    try (InputStream in = Files.newInputStream(backup);
        OutputStream out = Files.newOutputStream(draft)) {
      in.transferTo(out);
    }
  }

  private static void requireWhole(Path backup, Path draft, SqliteErrors errors)
      throws IOException {
    if (!SqliteFormat.looksLikeDatabase(draft)) {
      throw noBackup(backup, "it is no SQLite database", null);
    }
    try (Connection connection = new SqliteConnections(draft).open("PRAGMA query_only = ON");
        Statement statement = connection.createStatement()) {
      SqliteFormat.require(connection, errors);
      try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
        String answer = row.next() ? row.getString(1) : "no answer";
        if (!answer.equals("ok")) {
          throw noBackup(backup, answer, null);
        }
      }
    } catch (SQLException e) {
      throw noBackup(backup, String.valueOf(e.getMessage()), e);
    } catch (InvalidInputException e) {
      throw e;
    } catch (AstraFlowException e) {
      throw noBackup(backup, String.valueOf(e.getMessage()), e);
    }
    SqliteFiles.deleteJournals(draft);
  }

  // The old database takes in its journal, so that it is whole without it, before the journal goes:
  // a journal that outlived its database would be read into the new one.
  private static void settle(Path database) throws IOException {
    if (Files.exists(database)) {
      settleJournal(database);
    }
    SqliteFiles.deleteJournals(database);
  }

  private static void settleJournal(Path database) {
    try (Connection connection = new SqliteConnections(database).open()) {
      SqliteConnections.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // It is damaged, which may be why it is being replaced; there is nothing to keep whole.
      System.getLogger(SqliteRestore.class.getName())
          .log(System.Logger.Level.DEBUG, "the database to be replaced is damaged", e);
    }
  }

  private static InvalidInputException noBackup(
      Path backup, String why, @Nullable Exception cause) {
    return new InvalidInputException(
        backup + " is no whole backup (" + why + "): nothing was changed; name another file",
        cause);
  }
}
