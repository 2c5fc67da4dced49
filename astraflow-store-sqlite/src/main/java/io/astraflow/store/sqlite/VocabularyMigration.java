package io.astraflow.store.sqlite;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Format 3: gives each collection a vocabulary, filled with the terms of its lexical index. In Java
 * since the tables have the collections' ids in their names.
 */
final class VocabularyMigration implements JavaMigration {
  private static final int TERMS_AT_ONCE = 10_000;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("3");
  }

  @Override
  public String getDescription() {
    return "vocabularies";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    Jdbi.create(context.getConnection())
        .useHandle(
            handle -> {
              handle
                  .select("SELECT id FROM collection ORDER BY id")
                  .mapTo(Long.class)
                  .list()
                  .forEach(id -> fill(handle, id));
              handle.execute("PRAGMA user_version = 3");
            });
  }

  private static void fill(Handle handle, long collectionId) {
    Vocabulary vocabulary = new Vocabulary(handle);
    vocabulary.create(collectionId);
    handle.execute(
        "CREATE VIRTUAL TABLE temp.indexed_term USING fts5vocab(main, %s, row)"
            .formatted(Fts5Terms.PREFIX + collectionId));
    String after = "";
    List<String> terms;
    do {
      terms =
          handle
              .select(
                  "SELECT term FROM temp.indexed_term WHERE term > ? ORDER BY term LIMIT ?",
                  after,
                  TERMS_AT_ONCE)
              .mapTo(String.class)
              .list();
      vocabulary.add(collectionId, terms);
      after = terms.isEmpty() ? after : terms.get(terms.size() - 1);
    } while (terms.size() == TERMS_AT_ONCE);
    handle.execute("DROP TABLE temp.indexed_term");
  }
}
