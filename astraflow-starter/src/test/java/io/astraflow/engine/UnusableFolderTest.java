package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableFolderTest {
  @TempDir Path folder;

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    Path readOnly = Path.of("/proc/self"); // nobody can write there, not even root
    assumeTrue(Files.isDirectory(readOnly), "needs a folder that nobody can write");
    for (Path data : new Path[] {readOnly, readOnly.resolve("data")}) {
      assertThatThrownBy(() -> Engines.open(data))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("choose another folder");
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamedAndKept() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "mine");
    for (Path data : new Path[] {file, file.resolve("below")}) {
      assertThatThrownBy(() -> Engines.open(data))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("choose another folder");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderOfANewerFormatIsLeftAsItIs() throws Exception {
    Path database = folder.resolve("astraflow.db");
    Engines.open(folder).close();
    setFormat(database, 99);
    byte[] before = Files.readAllBytes(database);
    assertThatThrownBy(() -> Engines.open(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(database.toString())
        .hasMessageContaining("format 99")
        .hasMessageContaining("update the library");
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    setFormat(database, 1);
    try (AstraFlow astra = Engines.open(folder)) {
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  private static void setFormat(Path database, int format) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + format);
    }
  }
}
