package io.astraflow.store.sqlite;

import static io.astraflow.testkit.store.StoreSamples.collection;
import static io.astraflow.testkit.store.StoreSamples.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.error.ConfigurationException;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.UnavailableException;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
  private final StoreFactory factory = new SqliteStoreFactory();

  @TempDir private Path folder;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::id)
        .contains("sqlite");
  }

  @Test
  void keepsItsFilesToTheOwner(@TempDir Path elsewhere) throws IOException {
    try (Store store = filled()) {
      store.backup(elsewhere.resolve("backup"));
      for (Path file :
          List.of(database(), folder.resolve("astraflow.db-wal"), elsewhere.resolve("backup"))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void leavesNoRowBehindADeletedCollection() throws Exception {
    factory.open(folder).close();
    Map<String, Long> before = rows();
    try (Store store = filled()) {
      store.write(
          tx -> {
            tx.collections().listAll().forEach(row -> tx.collections().delete(row.id()));
            return 1;
          });
    }
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void refusesANewerFormat() throws Exception {
    filled().close();
    sql("PRAGMA user_version = 99");
    assertThatThrownBy(() -> factory.open(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("format 99, this one reads up to " + SqliteFormat.NEWEST);
    sql("PRAGMA user_version = " + SqliteFormat.NEWEST);
    factory.open(folder).close();
  }

  @Test
  void knowsTheWordsOfADatabaseOfFormat2() throws Exception {
    filled().close();
    Path format2 = folder.resolve("format2.db");
    SqliteMigrations.migrate(format2, "2");
    List<String> known = tables(format2);
    for (String table : tables(database())) {
      if (!known.contains(table) && !table.startsWith("chunk_terms_1")) {
        sql("DROP TABLE IF EXISTS " + table); // a virtual table takes its own with it
      }
    }
    sql("PRAGMA user_version = 2; DELETE FROM flyway_schema_history WHERE version > 2");
    try (Store store = factory.open(folder)) {
      List<String> similar = store.read(tx -> tx.lexical().similar(1, "fihs", 10));
      assertThat(similar).containsExactly("fish");
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void refusesAnotherApplicationsDatabase() throws Exception {
    filled().close();
    sql("PRAGMA application_id = 1");
    assertThatThrownBy(() -> factory.open(folder)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void leavesAFileThatIsNoDatabaseAsItIs() throws IOException {
    for (byte[] content : List.of(new byte[0], new byte[5000])) {
      Files.write(database(), content);
      assertThatThrownBy(() -> factory.open(folder))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("restore");
      assertThat(database()).hasBinaryContent(content);
    }
  }

  @Test
  void refusesAnEmptyPlaceWithAJournal() throws IOException {
    Files.write(folder.resolve("astraflow.db-wal"), new byte[100]);
    assertThatThrownBy(() -> factory.open(folder)).isInstanceOf(CorruptDataException.class);
    assertThat(folder.resolve("astraflow.db-wal")).exists();
  }

  @Test
  void reportsATruncatedDatabase() throws IOException {
    filled().close();
    byte[] whole = Files.readAllBytes(database());
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    Files.write(database(), cut);
    assertThatThrownBy(() -> factory.open(folder)).isInstanceOf(CorruptDataException.class);
    assertThat(database()).hasBinaryContent(cut);
  }

  @Test
  void reportsOverwrittenPagesWithoutThrowing() throws IOException {
    filled().close();
    byte[] bytes = Files.readAllBytes(database());
    Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0x5a);
    Files.write(database(), bytes);
    try (Store store = factory.open(folder)) {
      assertThat(store.verify()).isNotEmpty();
    }
  }

  @Test
  void reportsEachBrokenInvariant() throws Exception {
    for (String damage :
        List.of(
            "UPDATE chunk SET text = 'Other.' WHERE id = 1",
            "UPDATE chunk SET end_offset = 99 WHERE id = 1",
            "UPDATE chunk_vector SET vector = x'0000803f' WHERE chunk_id = 1",
            "UPDATE chunk_vector SET vector = zeroblob(16) WHERE chunk_id = 1",
            "UPDATE chunk_vector SET vector = x'0000c07f000000000000000000000000'"
                + " WHERE chunk_id = 1",
            "DELETE FROM chunk_vector WHERE chunk_id = 1",
            "DELETE FROM chunk WHERE id = 1",
            "UPDATE document_page SET start_offset = 7",
            "UPDATE document SET published_chunks = 9",
            "UPDATE document SET published_sha256 = 'gone'",
            "UPDATE blob_part SET bytes = x'00'",
            "INSERT INTO blob (sha256, size) VALUES ('stray', 0)",
            "DELETE FROM blob_part; DELETE FROM blob",
            "DELETE FROM chunk_terms_1 WHERE rowid = 1",
            "INSERT INTO chunk_terms_1 (rowid, terms) VALUES (77, 'x')",
            "DROP TABLE chunk_terms_1",
            "DELETE FROM vocabulary_1 WHERE id = 1",
            "DROP TABLE vocabulary_1",
            "DROP TABLE vocabulary_trigrams_1",
            "INSERT INTO vocabulary_trigrams_1 (rowid, trigrams) VALUES (77, 'x')",
            "CREATE VIRTUAL TABLE chunk_terms_9 USING fts5(terms)")) {
      SqliteFiles.deleteDatabase(database());
      filled().close();
      sql(damage);
      try (Store store = factory.open(folder)) {
        assertThat(store.verify()).as(damage).isNotEmpty();
      }
    }
  }

  @Test
  void losesNothingToAFullDisk() throws Exception {
    filled().close();
    SqliteConnections connections = new SqliteConnections(database());
    try (Connection full = connections.writer()) {
      int pages = SqliteFormat.pragma(full, "page_count");
      SqliteConnections.execute(full, "PRAGMA max_page_count = " + pages);
      assertThatThrownBy(
              () -> SqliteConnections.execute(full, "CREATE TABLE t AS SELECT zeroblob(9999999)"))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(new SqliteErrors(database()).translate(e))
                      .isInstanceOf(UnavailableException.class)
                      .hasMessageContaining("disk is full"));
    }
    try (Store store = factory.open(folder)) {
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void saysThatAReadOnlyDatabaseIsReadOnly() throws Exception {
    filled().close();
    try (Connection reader = new SqliteConnections(database()).reader()) {
      assertThatThrownBy(() -> SqliteConnections.execute(reader, "DELETE FROM chunk"))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(new SqliteErrors(database()).translate(e))
                      .isInstanceOf(UnavailableException.class)
                      .hasMessageContaining("read-only"));
    }
  }

  @Test
  void startsAgainAfterACrashWhileItWasCreated() throws IOException {
    Files.write(folder.resolve("astraflow.db.new"), new byte[10]);
    filled().close();
    assertThat(folder.resolve("astraflow.db.new")).doesNotExist();
  }

  private Store filled() {
    Store store = factory.open(folder);
    store.write(
        tx -> {
          long id = tx.collections().create(collection("ada", "papers")).id();
          return publish(tx, id, "a.txt", "One fish.\nTwo fish.", "lang", "en");
        });
    return store;
  }

  private Path database() {
    return folder.resolve("astraflow.db");
  }

  private void sql(String statements) throws SQLException {
    try (Connection connection = new SqliteConnections(database()).open()) {
      for (String statement : statements.split(";", -1)) {
        SqliteConnections.execute(connection, statement);
      }
    }
  }

  private static List<String> tables(Path file) throws SQLException {
    try (Connection connection = new SqliteConnections(file).open()) {
      return tables(connection);
    }
  }

  private Map<String, Long> rows() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = new SqliteConnections(database()).open()) {
      for (String name : tables(connection)) {
        try (Statement statement = connection.createStatement();
            ResultSet count = statement.executeQuery("SELECT count(*) FROM \"" + name + "\"")) {
          rows.put(name, count.getLong(1));
        }
      }
    }
    return rows;
  }

  // SQLite's own table of the last ids grows, which is what it is for.
  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
                    + " AND name <> 'sqlite_sequence'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
