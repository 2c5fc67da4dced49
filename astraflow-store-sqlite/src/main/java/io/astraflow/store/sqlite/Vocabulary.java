package io.astraflow.store.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The words that a collection's chunks have or had, to find those that look like a mistyped one: a
 * table of words for each collection, and an FTS5 table of their trigrams, each with the number of
 * its word's trigrams at its end, so that only words of about the same length are looked at.
 *
 * <p>Trigrams go into FTS5, since it adds to the end of what it has; in a table of their own each
 * would be written into another page.
 */
final class Vocabulary {
  /** What the name of a table of words begins with; the collection's id follows. */
  static final String WORDS = "vocabulary_";

  /** What the name of a table of trigrams begins with; the collection's id follows. */
  static final String TRIGRAMS = "vocabulary_trigrams_";

  private static final int SHORTEST = 4;
  private static final int LONGEST = 32;
  private static final int SIZES_APART = 2;

  private final Handle handle;

  Vocabulary(Handle handle) {
    this.handle = handle;
  }

  /** Creates the tables of a collection. */
  void create(long collectionId) {
    handle.execute(
        "CREATE TABLE "
            + WORDS
            + collectionId
            + " (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE)");
    handle.execute(
        "CREATE VIRTUAL TABLE "
            + TRIGRAMS
            + collectionId
            + " USING fts5(trigrams, content='', detail=none, tokenize=\"ascii tokenchars '^$'\")");
  }

  /** Drops the tables of a collection. */
  void drop(long collectionId) {
    handle.execute("DROP TABLE " + TRIGRAMS + collectionId);
    handle.execute("DROP TABLE " + WORDS + collectionId);
  }

  /** Adds those terms that are words and not there yet. */
  void add(long collectionId, Collection<String> terms) {
    String json =
        terms.stream()
            .filter(Vocabulary::isWord)
            .collect(Collectors.toCollection(TreeSet::new)) // neighbours lie in the same pages
            .stream()
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    long last = lastId(collectionId);
    handle.execute(
        "INSERT OR IGNORE INTO "
            + WORDS
            + collectionId
            + " (term) SELECT value FROM json_each(?) WHERE value <> ''",
        json);
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO " + TRIGRAMS + collectionId + " (rowid, trigrams) VALUES (?, ?)")) {
      handle
          .select(
              "SELECT id, term FROM " + WORDS + collectionId + " WHERE id > ? ORDER BY id", last)
          .map((row, context) -> batch.add(row.getLong(1), tokens(row.getString(2))))
          .list();
      batch.execute();
    }
  }

  /** Returns words that look like this one, by the Dice coefficient of their trigrams. */
  List<String> similar(long collectionId, String term, int limit) {
    Set<String> trigrams = trigrams(term);
    if (trigrams.size() > LONGEST + SIZES_APART) {
      return List.of();
    }
    String matches =
        ("SELECT rowid AS id, %d AS size FROM " + TRIGRAMS + collectionId + " WHERE %s MATCH ?")
            .replace("%s", TRIGRAMS + collectionId);
    List<String> queries = new ArrayList<>();
    List<Object> arguments = new ArrayList<>(List.of(trigrams.size()));
    for (int size = trigrams.size() - SIZES_APART; size <= trigrams.size() + SIZES_APART; size++) {
      for (String trigram : trigrams) {
        if (trigram.codePoints().allMatch(c -> c == '^' || c == '$' || isLetterOrMark(c))) {
          queries.add(String.format(Locale.ROOT, matches, size));
          arguments.add('"' + trigram + size + '"');
        }
      }
    }
    if (queries.isEmpty()) {
      return List.of();
    }
    arguments.add(limit);
    return handle
        .select(
            "SELECT term FROM (SELECT id, 2.0 * count(*) / (? + size) AS dice FROM ("
                + String.join(" UNION ALL ", queries)
                + ") GROUP BY id ORDER BY dice DESC, id LIMIT ?) JOIN "
                + WORDS
                + collectionId
                + " USING (id) ORDER BY dice DESC, id",
            arguments.toArray())
        .mapTo(String.class)
        .list();
  }

  private long lastId(long collectionId) {
    return handle
        .select("SELECT coalesce(max(id), 0) FROM " + WORDS + collectionId)
        .mapTo(Long.class)
        .one();
  }

  private static String tokens(String term) {
    Set<String> trigrams = trigrams(term);
    return trigrams.stream()
        .map(trigram -> trigram + trigrams.size())
        .collect(Collectors.joining(" "));
  }

  private static Set<String> trigrams(String term) {
    int[] framed = ("^" + term + "$").codePoints().toArray();
    Set<String> trigrams = new HashSet<>();
    for (int i = 0; i + 3 <= framed.length; i++) {
      trigrams.add(new String(framed, i, 3));
    }
    return trigrams;
  }

  private static boolean isWord(String term) {
    int length = term.codePointCount(0, term.length());
    return length >= SHORTEST
        && length <= LONGEST
        && term.codePoints().allMatch(Vocabulary::isLetterOrMark);
  }

  private static boolean isLetterOrMark(int codePoint) {
    return Character.isLetter(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
  }
}
