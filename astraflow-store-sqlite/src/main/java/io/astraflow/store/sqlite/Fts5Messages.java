package io.astraflow.store.sqlite;

import io.astraflow.store.sqlite.sql.MessageIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The index over messages in FTS5: one table for all workspaces, since nothing is ranked. Each
 * message has its workspace as one more term, in a column of its own.
 */
final class Fts5Messages implements MessageIndex {
  /** The table's name. */
  static final String TABLE = "chat_terms";

  private final Handle handle;

  Fts5Messages(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void add(long ordinal, String workspace, String terms) {
    handle.execute(
        "INSERT INTO chat_terms (rowid, workspace, terms) VALUES (?, ?, ?)",
        ordinal,
        owner(workspace),
        terms);
  }

  @Override
  public void replace(long ordinal, String workspace, String terms) {
    handle.execute(
        "UPDATE chat_terms SET workspace = ?, terms = ? WHERE rowid = ?",
        owner(workspace),
        terms,
        ordinal);
  }

  @Override
  public void remove(List<Long> ordinals) {
    try (PreparedBatch batch = handle.prepareBatch("DELETE FROM chat_terms WHERE rowid = ?")) {
      ordinals.forEach(batch::add);
      batch.execute();
    }
  }

  @Override
  public List<Long> search(String workspace, List<Set<String>> words, int limit) {
    String all =
        words.stream().map(Fts5Messages::anyOf).distinct().collect(Collectors.joining(" AND "));
    return handle
        .select(
            "SELECT rowid FROM chat_terms WHERE chat_terms MATCH ? ORDER BY rowid DESC LIMIT ?",
            "workspace : " + Fts5Terms.quoted(owner(workspace)) + " AND terms : (" + all + ")",
            limit)
        .mapTo(Long.class)
        .list();
  }

  private static String anyOf(Set<String> terms) {
    return terms.stream()
        .sorted()
        .map(Fts5Terms::quoted)
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  // FTS5 would cut a name at its spaces, and make no difference of capitals.
  private static String owner(String workspace) {
    return workspace.chars().mapToObj("%04x"::formatted).collect(Collectors.joining());
  }
}
