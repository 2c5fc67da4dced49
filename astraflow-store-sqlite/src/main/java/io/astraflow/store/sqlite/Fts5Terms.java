package io.astraflow.store.sqlite;

import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.LexicalQuery;
import io.astraflow.spi.store.LexicalQuery.Phrase;
import io.astraflow.spi.store.LexicalQuery.Word;
import io.astraflow.spi.store.Transaction;
import io.astraflow.store.sqlite.sql.FilterSql;
import io.astraflow.store.sqlite.sql.SqlTransaction;
import io.astraflow.store.sqlite.sql.TermIndex;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final Vocabulary vocabulary;

  Fts5Terms(Handle handle) {
    this.handle = handle;
    vocabulary = new Vocabulary(handle);
  }

  /** Returns the tables over a connection, with what FTS5 looks up for them. */
  static Transaction transaction(Handle handle) {
    return new SqlTransaction(handle, new Fts5Terms(handle), new Fts5Messages(handle));
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
    vocabulary.create(collectionId);
  }

  @Override
  public void drop(long collectionId) {
    execute("DROP TABLE " + PREFIX + collectionId);
    vocabulary.drop(collectionId);
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
    vocabulary.add(
        collectionId,
        chunks.stream().flatMap(chunk -> Stream.of(chunk.terms().split(" ", -1))).toList());
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
    query += passing(collectionId, filter, arguments);
    arguments.add(limit);
    // Ordered by rank itself, FTS5 would sort all matches by itself, however few are wanted.
    return handle
        .select(query + " ORDER BY score DESC, rowid LIMIT ?", arguments.toArray())
        .map((row, context) -> new LexicalHit(row.getLong(1), Math.max(0, row.getDouble(2))))
        .list();
  }

  @Override
  public long[] ids(long collectionId, List<Phrase> phrases, Filter filter) {
    if (!exists(collectionId)) {
      return new long[0];
    }
    String table = PREFIX + collectionId;
    List<Object> arguments = new ArrayList<>();
    arguments.add(allOf(phrases));
    String query = "SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?";
    query += passing(collectionId, filter, arguments);
    return handle.select(query + " ORDER BY rowid", arguments.toArray()).mapTo(Long.class).stream()
        .mapToLong(id -> id)
        .toArray();
  }

  @Override
  public Map<String, Integer> known(long collectionId, Collection<String> terms, int most) {
    Map<String, Integer> known = new HashMap<>();
    if (exists(collectionId)) {
      String table = PREFIX + collectionId;
      for (String term : terms) {
        int chunks =
            handle
                .select(
                    "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s MATCH ? LIMIT ?)"
                        .formatted(table, table),
                    quoted(term),
                    most)
                .mapTo(Integer.class)
                .one();
        if (chunks > 0) {
          known.put(term, chunks);
        }
      }
    }
    return known;
  }

  @Override
  public List<String> similar(long collectionId, String term, int limit) {
    return exists(collectionId) ? vocabulary.similar(collectionId, term, limit) : List.of();
  }

  /** Returns the condition that chunks pass a filter, and adds its arguments. */
  private static String passing(long collectionId, Filter filter, List<Object> arguments) {
    if (filter.isAll()) {
      return "";
    }
    FilterSql passing = FilterSql.of(collectionId, filter);
    arguments.addAll(passing.arguments());
    // The sign keeps SQLite from running the search once for each chunk that passes.
    return " AND +rowid IN (SELECT id FROM chunk WHERE document_id IN (" + passing.query() + "))";
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
    String words =
        sought.words().stream()
            .flatMap(Fts5Terms::terms)
            .distinct()
            .collect(Collectors.joining(" OR "));
    return sought.phrases().isEmpty() ? words : "(" + words + ") AND " + allOf(sought.phrases());
  }

  private static Stream<String> terms(Word word) {
    return word.terms().stream().sorted().map(term -> quoted(term) + (word.prefix() ? " *" : ""));
  }

  private static String allOf(List<Phrase> phrases) {
    return phrases.stream()
        .map(phrase -> "(" + anyOf(phrase) + ")")
        .distinct()
        .collect(Collectors.joining(" AND "));
  }

  private static String anyOf(Phrase phrase) {
    return phrase.variants().stream()
        .map(terms -> quoted(String.join(" ", terms)))
        .sorted()
        .collect(Collectors.joining(" OR "));
  }

  /** Inside quotes FTS5 has no syntax but the quote itself, which is written twice. */
  static String quoted(String terms) {
    return '"' + terms.replace("\"", "\"\"") + '"';
  }
}
