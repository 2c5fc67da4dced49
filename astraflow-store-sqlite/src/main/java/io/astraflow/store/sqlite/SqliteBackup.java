package io.astraflow.store.sqlite;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Copies the database while others read and write it. */
final class SqliteBackup {
  private SqliteBackup() {}

  /** Writes what is committed now to a file that takes its place when it is whole. */
  static void write(SqliteConnections connections, Path target) throws SQLException, IOException {
    Path file = target.toAbsolutePath().normalize();
    requireFree(file);
    Path draft = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(draft);
    SqliteFiles.createPrivate(draft);
    boolean done = false;
    try {
      copy(connections, draft);
      requireFree(file);
      SqliteFiles.moveIntoPlace(draft, file);
      done = true;
    } finally {
      if (!done) {
        SqliteFiles.deleteDatabase(draft);
      }
    }
  }

  private static void copy(SqliteConnections connections, Path draft) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, draft.toString());
      vacuum.execute();
    }
  }

  private static void requireFree(Path file) {
    if (Files.exists(file)) {
      throw new InvalidInputException(
          "the backup's target " + file + " exists: name a file that does not");
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "the folder of the backup's target " + file + " does not exist: create it");
    }
  }
}
