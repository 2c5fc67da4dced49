package io.astraflow.store.sqlite;

import io.astraflow.store.sqlite.sql.NumberKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a database to the newest format with Flyway. The scripts are handed to it one by one:
 * looking for them on the class path takes time and sees nothing inside a module.
 */
final class SqliteMigrations {
  private static final List<String> SCRIPTS =
      List.of(
          "V1__collections_documents_chunks.sql",
          "V2__metadata_filters.sql",
          "V4__model_usage.sql",
          "V5__tasks_summaries_chats.sql");

  static {
    FlywayAccess.grant();
  }

  private SqliteMigrations() {}

  /** Runs the migrations that the database lacks. */
  static void migrate(Path database) {
    migrate(database, "latest");
  }

  /** Runs the migrations that the database lacks, up to this version. */
  static void migrate(Path database, String target) {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(8192);
    config.setApplicationId(SqliteFormat.APPLICATION_ID);
    SQLiteDataSource source = new Connections(config);
    source.setUrl("jdbc:sqlite:" + database);
    Flyway.configure(SqliteMigrations.class.getClassLoader())
        .dataSource(source)
        .target(target)
        .resourceProvider(new Scripts())
        .javaMigrations(new VocabularyMigration())
        .loggers("slf4j")
        .load()
        .migrate();
  }

  // The scripts call what only the library can compute.
  private static final class Connections extends SQLiteDataSource {
    Connections(SQLiteConfig config) {
      super(config);
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
      SQLiteConnection connection = super.getConnection(user, password);
      Function.create(connection, "metadata_number", new MetadataNumberFunction());
      return connection;
    }
  }

  private static final class MetadataNumberFunction extends Function {
    /** What SQLite calls the type. */
    private static final int TEXT = 3;

    @Override
    protected void xFunc() throws SQLException {
      String text = value_type(0) == TEXT ? value_text(0) : "";
      String key = NumberKey.of(text);
      if (key == null) {
        result();
      } else {
        result(key);
      }
    }
  }

  private static final class Scripts implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return SCRIPTS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return SCRIPTS.stream()
          .filter(name -> name.startsWith(prefix))
          .<LoadableResource>map(Script::new)
          .toList();
    }
  }

  private static final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream script = SqliteMigrations.class.getResourceAsStream(name);
      if (script == null) {
        throw new UncheckedIOException(new IOException("missing in the library's jar: " + name));
      }
      return new InputStreamReader(script, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
