package io.astraflow.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.MetadataField;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import io.astraflow.testkit.store.StoreSamples;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationTest {
  private static final String HASH = StoreSamples.sha256("");
  private static final String DOCUMENT =
      "INSERT INTO document (id, collection_id, document_key, source, newest_sha256, newest_bytes,"
          + " status, published_sha256, published_pipeline, published_title, published_media_type,"
          + " published_pages, published_chunks, published_at) VALUES (%1$d, 1, 'key %1$d',"
          + " 'source %1$d', '%2$s', 0, 'INGESTED', '%2$s', 'p', 'Title', 'text/plain', 0, 0,"
          + " '2024-02-29T12:34:56Z')";

  private final SqliteStoreFactory factory = new SqliteStoreFactory();

  @TempDir private Path folder;

  @Test
  void bringsAFileOfTheFirstFormatToTheNewest() throws Exception {
    writeFirstFormat(folder.resolve("astraflow.db"));
    check();
    check(); // The second time there is nothing to do.
  }

  @Test
  void restoresABackupOfTheFirstFormat(@TempDir Path elsewhere) throws Exception {
    Path backup = elsewhere.resolve("backup");
    writeFirstFormat(backup);
    factory.restore(backup, folder);
    check();
  }

  private void check() throws SQLException {
    try (Store store = factory.open(folder)) {
      assertThat(sources(store, "year >= 2021")).containsExactly("source 2");
      assertThat(sources(store, "year = \"2020.0\"")).containsExactly("source 1");
      assertThat(sources(store, "odd contains \"s\"")).containsExactly("source 1", "source 3");
      assertThat(sources(store, "half = \"\\ud83d\"")).containsExactly("source 3");
      List<MetadataField> fields = store.read(tx -> tx.documents().fields(1));
      assertThat(fields)
          .containsExactly(
              new MetadataField("half", 1, 0),
              new MetadataField("odd", 2, 0),
              new MetadataField("year", 3, 2));
      List<String> words = List.of("cold", "sparrow", "trout");
      Map<String, Integer> known = store.read(tx -> tx.lexical().known(1, words, 9));
      assertThat(known).containsOnlyKeys("cold", "trout");
      assertThat(store.verify()).isEmpty();
    }
    try (Connection connection = connection(folder.resolve("astraflow.db"))) {
      assertThat(SqliteFormat.pragma(connection, "user_version")).isEqualTo(SqliteFormat.NEWEST);
    }
  }

  private static List<String> sources(Store store, String filter) {
    Filter parsed = Filter.parse(filter);
    return store.read(tx -> tx.documents().list(1, parsed, "", 9)).stream()
        .map(DocumentRow::newest)
        .map(newest -> newest.source())
        .toList();
  }

  private static void writeFirstFormat(Path file) throws SQLException {
    SqliteMigrations.migrate(file, "1");
    try (Connection connection = connection(file)) {
      for (String statement :
          List.of(
              "INSERT INTO collection VALUES (1, 'ada', 'papers', 'model', 'f', 4, 120, 10, 3,"
                  + " '2024-02-29T12:34:56Z')",
              "CREATE VIRTUAL TABLE chunk_terms_1 USING fts5(terms, content='',"
                  + " contentless_delete=1)",
              "INSERT INTO blob VALUES ('" + HASH + "', 0)",
              DOCUMENT.formatted(1, HASH),
              DOCUMENT.formatted(2, HASH),
              DOCUMENT.formatted(3, HASH),
              "INSERT INTO document_metadata VALUES (1, 'year', '2020.0'), (1, 'odd', 's'),"
                  + " (2, 'year', '2021'), (3, 'year', 'soon'), (3, 'odd', '1' || char(0) || 's'),"
                  + " (3, 'half', x'3dd8')",
              "INSERT INTO chunk VALUES (1, 1, 1, 0, 0, 0, 10, '', 'cold trout', '"
                  + StoreSamples.sha256("cold trout")
                  + "')",
              "INSERT INTO chunk_vector VALUES (1, 1, x'0000803F000000000000000000000000')",
              "INSERT INTO chunk_terms_1 (rowid, terms) VALUES (1, 'cold trout')",
              "UPDATE chunk_sequence SET last_id = 1",
              "INSERT INTO document_page VALUES (1, 0, 0, 0, 'cold trout')",
              "UPDATE document SET published_pages = 1, published_chunks = 1 WHERE id = 1")) {
        SqliteConnections.execute(connection, statement);
      }
    }
  }

  private static Connection connection(Path file) throws SQLException {
    return new SqliteConnections(file).open();
  }
}
