package io.astraflow.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Reads everything, on one state, and says what is wrong. */
final class SqliteVerifier {
  private final SqliteReaders readers;
  private final SqliteErrors errors;

  SqliteVerifier(SqliteReaders readers, SqliteErrors errors) {
    this.readers = readers;
    this.errors = errors;
  }

  /** Returns the problems, each as a sentence; damage that ends the search is the last of them. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    try {
      readers.readHandle(
          handle -> {
            integrity(handle, problems);
            return problems;
          });
    } catch (SQLException e) {
      problems.add(String.valueOf(errors.translate(e).getMessage()));
    } catch (JdbiException e) {
      problems.add(String.valueOf(errors.translate(e).getMessage()));
    }
    return problems;
  }

  private static void integrity(Handle handle, List<String> problems) {
    handle
        .select("PRAGMA integrity_check")
        .mapTo(String.class)
        .filter(answer -> !answer.equals("ok"))
        .forEach(answer -> problems.add("The database is damaged: " + answer + "."));
  }
}
