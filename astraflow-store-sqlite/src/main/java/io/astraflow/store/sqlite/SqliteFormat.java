package io.astraflow.store.sqlite;

import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Tells whether a file is one of ours, and of which format. */
final class SqliteFormat {
  /** The newest format that this version reads: the number of the last migration. */
  static final int NEWEST = 5;

  /** "AFLW", in the database's header. */
  static final int APPLICATION_ID = 0x41464C57;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private SqliteFormat() {}

  /** Returns whether the file begins as every SQLite database does. An empty file does not. */
  static boolean looksLikeDatabase(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * Returns the database's format.
   *
   * @throws io.astraflow.error.CorruptDataException if it is not one of ours
   * @throws ConfigurationException if it is of a newer format
   */
  static int require(Connection connection, SqliteErrors errors) throws SQLException {
    int id = pragma(connection, "application_id");
    if (id != APPLICATION_ID) {
      throw errors.damaged(
          "it is a SQLite database of another application, with the id " + id, null);
    }
    int format = pragma(connection, "user_version");
    if (format > NEWEST) {
      throw new ConfigurationException(
          errors.file()
              + " was written by a newer AstraFlow (format "
              + format
              + ", this one reads up to "
              + NEWEST
              + "): update the library or restore a backup");
    }
    return format;
  }

  /** Returns the number that a pragma of this name holds. */
  static int pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getInt(1);
    }
  }
}
