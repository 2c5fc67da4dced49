package io.astraflow.store.sqlite;

import io.astraflow.error.CorruptDataException;
import io.astraflow.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns what SQLite and the libraries above it throw into AstraFlow's exceptions.
 *
 * @param file the database that the messages name
 */
record SqliteErrors(Path file) {
  private static final int PRIMARY_CODE = 0xff;

  /** Returns what to throw instead; anything that no library threw stays as it is. */
  RuntimeException translate(RuntimeException thrown) {
    return thrown instanceof JdbiException ? translated(thrown) : thrown;
  }

  /** Returns what to throw instead. */
  RuntimeException translate(SQLException thrown) {
    return translated(thrown);
  }

  /** Returns what to throw instead. */
  UnavailableException translate(IOException thrown) {
    return new UnavailableException(
        file + " cannot be read or written (" + thrown + "): check the disk and its permissions",
        thrown);
  }

  /** Returns the exception for a file that is no whole database. */
  CorruptDataException damaged(String why, @Nullable Throwable cause) {
    return new CorruptDataException(
        file
            + " is damaged ("
            + why
            + "): restore it with `restore` from a backup; nothing was changed",
        cause);
  }

  private RuntimeException translated(Exception thrown) {
    SQLiteException cause = sqliteCause(thrown);
    if (cause == null) {
      return unavailable("is busy", "try again", thrown);
    }
    return switch (primary(cause)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> damaged(message(cause), thrown);
      case SQLITE_FULL -> unavailable("cannot grow: the disk is full", "free some space", thrown);
      case SQLITE_READONLY ->
          unavailable("is read-only", "allow writing to it and to its folder", thrown);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          unavailable("cannot be opened", "check its permissions and its folder's", thrown);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          unavailable("is locked by another process", "end that process and try again", thrown);
      case SQLITE_IOERR ->
          unavailable("cannot be read or written", "check the disk it is on", thrown);
      case SQLITE_NOMEM, SQLITE_INTERRUPT ->
          unavailable("could not be used (" + message(cause) + ")", "try again", thrown);
      default -> new IllegalStateException(file + ": " + message(cause), thrown);
    };
  }

  private UnavailableException unavailable(String state, String remedy, Exception cause) {
    return new UnavailableException(
        file + " " + state + ": " + remedy + "; nothing was changed", cause);
  }

  private static SQLiteErrorCode primary(SQLiteException exception) {
    return SQLiteErrorCode.getErrorCode(exception.getResultCode().code & PRIMARY_CODE);
  }

  private static String message(SQLiteException exception) {
    return String.valueOf(exception.getMessage());
  }

  private static @Nullable SQLiteException sqliteCause(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException found) {
        return found;
      }
    }
    return null;
  }
}
