package io.astraflow.store.sqlite;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.store.sqlite.sql.FilterSql;
import io.astraflow.store.sqlite.sql.TermIndex;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The lexical index in FTS5: a table for each collection that keeps terms and no text. Every
 * character but white space counts as a part of its term, since the terms come analysed.
 */
final class Fts5Terms implements TermIndex {
  /** What the table's name begins with; the collection's id follows. */
  static final String PREFIX = "chunk_terms_";

  private static final String PUNCTUATION = "!\"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~";

  private final Handle handle;

  Fts5Terms(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void create(long collectionId) {
    execute(
        "CREATE VIRTUAL TABLE "
            + PREFIX
            + collectionId
            + " USING fts5(terms, content='', contentless_delete=1, tokenize=\"ascii tokenchars '"
            + PUNCTUATION.replace("\"", "\"\"")
            + "'\")");
  }

  @Override
  public void drop(long collectionId) {
    execute("DROP TABLE " + PREFIX + collectionId);
  }

  @Override
  public void add(long collectionId, long firstId, List<NewChunk> chunks) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO " + PREFIX + collectionId + " (rowid, terms) VALUES (?, ?)")) {
      for (int i = 0; i < chunks.size(); i++) {
        batch.add(firstId + i, chunks.get(i).terms());
      }
      batch.execute();
    }
  }

  @Override
  public void removeDocument(long collectionId, long documentId) {
    handle.execute(
        "DELETE FROM "
            + PREFIX
            + collectionId
            + " WHERE rowid IN (SELECT id FROM chunk WHERE document_id = ?)",
        documentId);
  }

  @Override
  public List<LexicalHit> search(long collectionId, LexicalQuery sought, Filter filter, int limit) {
    if (sought.words().isEmpty() || !exists(collectionId)) {
      return List.of();
    }
    String table = PREFIX + collectionId;
    List<Object> arguments = new ArrayList<>();
    arguments.add(expression(sought));
    String query = "SELECT rowid, -rank AS score FROM " + table + " WHERE " + table + " MATCH ?";
    if (!filter.isAll()) {
      FilterSql passing = FilterSql.of(collectionId, filter);
      // The sign keeps SQLite from running the search once for each chunk that passes.
      query +=
          " AND +rowid IN (SELECT id FROM chunk WHERE document_id IN (" + passing.query() + "))";
      arguments.addAll(passing.arguments());
    }
    arguments.add(limit);
    // Ordered by rank itself, FTS5 would sort all matches by itself, however few are wanted.
    return handle
        .select(query + " ORDER BY score DESC, rowid LIMIT ?", arguments.toArray())
        .map((row, context) -> new LexicalHit(row.getLong(1), Math.max(0, row.getDouble(2))))
        .list();
  }

  private boolean exists(long collectionId) {
    return handle
        .select("SELECT 1 FROM collection WHERE id = ?", collectionId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private void execute(String sql) {
    try {
      SqliteConnections.execute(handle.getConnection(), sql);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static String expression(LexicalQuery sought) {
    String expression =
        sought.words().stream().map(Fts5Terms::anyOf).collect(Collectors.joining(" OR "));
    for (Phrase phrase : sought.phrases()) {
      expression = "(" + expression + ") AND (" + anyOf(phrase) + ")";
    }
    return expression;
  }

  private static String anyOf(Word word) {
    return word.terms().stream()
        .sorted()
        .map(term -> quoted(term) + (word.prefix() ? " *" : ""))
        .collect(Collectors.joining(" OR "));
  }

  private static String anyOf(Phrase phrase) {
    return phrase.variants().stream()
        .map(terms -> quoted(String.join(" ", terms)))
        .sorted()
        .collect(Collectors.joining(" OR "));
  }

  // Inside quotes FTS5 has no syntax but the quote itself, which is written twice.
  private static String quoted(String terms) {
    return '"' + terms.replace("\"", "\"\"") + '"';
  }
}
