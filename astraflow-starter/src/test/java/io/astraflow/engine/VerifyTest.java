package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.ingest.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path folder;

  @Test
  void namesADamagedIndexSnapshot() throws Exception {
    Path data = folder.resolve("data");
    try (AstraFlow astra = Engines.open(data)) {
      astra.workspace().collection("papers");
      Path snapshot = data.resolve("index").resolve("1.index");
      Files.writeString(snapshot, "This is no index. ".repeat(100));
      assertThat(astra.verify().problems())
          .singleElement(STRING)
          .contains(snapshot.toString())
          .endsWith("delete it; it is built anew.");
      Files.delete(snapshot);
      assertThat(astra.verify().ok()).isTrue();
    }
  }

  @Test
  void createsNoDataFolderToVerify() {
    Path data = folder.resolve("data");
    assertThat(AstraFlow.existsIn(data)).isFalse();
    assertThatThrownBy(() -> AstraFlow.verify(data))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(data.toString());
    assertThat(data).doesNotExist();
  }

  @Test
  void findsNoDamageInATermIndexThatWasMergedSinceTheLastCheck() throws Exception {
    Papers few = new Papers(folder.resolve("few"), 20, 4);
    Papers many = new Papers(folder.resolve("many"), 40, 200);
    few.write(1);
    many.write(1);
    try (AstraFlow astra = Engines.open(folder.resolve("data"))) {
      for (Papers papers : new Papers[] {few, many, few}) {
        astra.workspace().collection("papers").ingestor().ingest(Source.directory(papers.folder()));
        assertThat(astra.verify().problems()).isEmpty();
      }
    }
  }
}
