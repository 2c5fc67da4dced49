package io.astraflow.store.sqlite;

import io.astraflow.store.sqlite.sql.BlobCheck;
import io.astraflow.store.sqlite.sql.DocumentCheck;
import io.astraflow.store.sqlite.sql.RelationCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads everything and says what is wrong. Each check reads one state; writes may come between two.
 */
final class SqliteVerifier {
  private final SqliteReaders readers;
  private final SqliteErrors errors;
  private final List<String> problems = new ArrayList<>();

  SqliteVerifier(SqliteReaders readers, SqliteErrors errors) {
    this.readers = readers;
    this.errors = errors;
  }

  /** Returns the problems, each as a sentence; damage ends the check that meets it. */
  List<String> problems() {
    run(this::integrity);
    run(this::foreignKeys);
    run(handle -> new RelationCheck(handle).run(problems::add));
    run(handle -> new DocumentCheck(handle).run(problems::add));
    run(this::termTables);
    run(this::terms);
    run(this::vocabularies);
    run(this::chatTerms);
    run(handle -> new BlobCheck(handle).run(problems::add));
    return List.copyOf(problems);
  }

  private void run(Consumer<Handle> check) {
    try {
      readers.readAfresh(
          handle -> {
            check.accept(handle);
            return problems;
          });
    } catch (SQLException e) {
      problems.add(errors.translate(e).getMessage() + ".");
    } catch (JdbiException e) {
      problems.add(errors.translate(e).getMessage() + ".");
    }
  }

  // It looks into the FTS5 tables too.
  private void integrity(Handle handle) {
    handle
        .select("PRAGMA integrity_check")
        .mapTo(String.class)
        .filter(answer -> !answer.equals("ok"))
        .forEach(answer -> problems.add(errors.file() + " is damaged: " + answer + "."));
  }

  private void foreignKeys(Handle handle) {
    handle
        .select("PRAGMA foreign_key_check")
        .map((row, context) -> row.getString(1) + " to " + row.getString(3))
        .forEach(link -> problems.add("A reference from " + link + " leads nowhere."));
  }

  private void termTables(Handle handle) {
    TreeSet<String> expected = new TreeSet<>(List.of(Fts5Messages.TABLE));
    for (long id : collections(handle)) {
      expected.add(Fts5Terms.PREFIX + id);
      expected.add(Vocabulary.TRIGRAMS + id);
    }
    TreeSet<String> found =
        new TreeSet<>(
            handle
                .select(
                    "SELECT name FROM sqlite_schema WHERE type = 'table'"
                        + " AND sql LIKE 'CREATE VIRTUAL TABLE%'")
                .mapTo(String.class)
                .list());
    found.stream()
        .filter(name -> !expected.contains(name))
        .forEach(name -> problems.add("The lexical index " + name + " has no collection."));
    expected.stream()
        .filter(name -> !found.contains(name))
        .forEach(name -> problems.add("The lexical index " + name + " is missing."));
  }

  // The ids that an index has are the rows of its table of sizes.
  private void terms(Handle handle) {
    for (long id : collections(handle)) {
      String sizes = Fts5Terms.PREFIX + id + "_docsize";
      long stray =
          count(
              handle,
              "SELECT id FROM " + sizes,
              "SELECT id FROM chunk WHERE collection_id = ?",
              id);
      long missing =
          count(
              handle,
              "SELECT id FROM chunk WHERE collection_id = ?",
              "SELECT id FROM " + sizes,
              id);
      if (stray > 0) {
        problems.add(
            "The lexical index of collection "
                + id
                + " has "
                + stray
                + " entries without a chunk.");
      }
      if (missing > 0) {
        problems.add(
            "The lexical index of collection " + id + " lacks " + missing + " of its chunks.");
      }
    }
  }

  private void vocabularies(Handle handle) {
    for (long id : collections(handle)) {
      String words = "SELECT id FROM " + Vocabulary.WORDS + id;
      String indexed = "SELECT id FROM " + Vocabulary.TRIGRAMS + id + "_docsize";
      if (count(handle, words, indexed) + count(handle, indexed, words) > 0) {
        problems.add("The vocabulary of collection " + id + " does not fit its trigrams.");
      }
    }
  }

  private void chatTerms(Handle handle) {
    String messages = "SELECT ordinal FROM chat_message";
    String indexed = "SELECT id FROM " + Fts5Messages.TABLE + "_docsize";
    if (count(handle, messages, indexed) + count(handle, indexed, messages) > 0) {
      problems.add("The lexical index of the chats does not have just their messages.");
    }
  }

  private static long count(Handle handle, String all, String but, Object... arguments) {
    return handle
        .select("SELECT count(*) FROM (" + all + " EXCEPT " + but + ")", arguments)
        .mapTo(Long.class)
        .one();
  }

  private static List<Long> collections(Handle handle) {
    return handle.select("SELECT id FROM collection ORDER BY id").mapTo(Long.class).list();
  }
}
