package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.CorruptDataException;
import io.astraflow.error.UnavailableException;
import io.astraflow.ingest.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void workspacesNeverSeeEachOther() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Workspace anna = astra.workspace("anna");
      Workspace bert = astra.workspace("bert");
      anna.collection("notes").ingestor().ingest(Source.text("n", "Anna keeps a secret recipe."));
      Collection berts = bert.collection("notes");
      assertThat(berts.retriever().retrieve("secret recipe")).isEmpty();
      assertThat(berts.stats().documents()).isZero();
      String id = documentId(anna.collection("notes"));
      assertThat(berts.document(id)).isEmpty();
      assertThat(berts.text(id)).isEmpty();
      assertThat(berts.deleteDocument(id)).isFalse();
      assertThat(bert.deleteCollection("notes")).isTrue();
      assertThat(anna.collectionNames()).containsExactly("notes");
      assertThat(anna.collection("notes").stats().documents()).isEqualTo(1);
    }
  }

  @Test
  void aNameIsOneCollection() {
    try (AstraFlow astra = Engines.open(folder)) {
      Workspace workspace = astra.workspace();
      assertThat(workspace.collection("a")).isSameAs(workspace.collection("a"));
      assertThat(workspace.collectionNames()).containsExactly("a");
      assertThatThrownBy(() -> workspace.collection(" "))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void deletionLeavesNothingBehind() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Collection collection = astra.workspace().collection("c");
      collection.ingestor().ingest(Source.text("n", "Some text to be forgotten."));
      assertThat(collection.retriever().retrieve("forgotten")).hasSize(1);
      assertThat(collection.deleteDocument(documentId(collection))).isTrue();
      assertThat(collection.retriever().retrieve("forgotten")).isEmpty();
      collection.ingestor().ingest(Source.text("n", "Some text to be forgotten."));
      assertThat(astra.workspace().deleteCollection("c")).isTrue();
      assertThatThrownBy(collection::stats)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("deleted");
      assertThat(astra.status().chunks() + astra.status().documents()).isZero();
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void survivesReopening() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      astra.workspace().collection("c").ingestor().ingest(Source.text("n", "Still here."));
    }
    try (AstraFlow astra = Engines.open(folder)) {
      assertThat(astra.workspace().collection("c").retriever().retrieve("still here")).hasSize(1);
    }
  }

  @Test
  void oneProcessAtATime() {
    try (AstraFlow astra = Engines.open(folder)) {
      assertThat(astra.workspace().name()).isEqualTo("default");
      assertThatThrownBy(() -> Engines.open(folder))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()))
          .hasMessageContaining(folder.toString());
    }
    Engines.open(folder).close();
  }

  @Test
  void aCollectionRefusesAnotherModel() {
    try (AstraFlow astra = Engines.open(folder)) {
      astra.workspace().collection("c");
      CollectionOptions other =
          CollectionOptions.ofDefaults().withEmbeddingModel("all-minilm-l6-v2");
      assertThatThrownBy(() -> astra.workspace().collection("c", other))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("hashing")
          .hasMessageContaining("all-minilm-l6-v2");
      assertThatThrownBy(
              () ->
                  astra
                      .workspace()
                      .collection("d", CollectionOptions.ofDefaults().withEmbeddingModel("nope")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("nope")
          .hasMessageContaining("hashing");
    }
  }

  @Test
  void aDamagedDatabaseIsReportedNotEmptied() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      astra.workspace().collection("c").ingestor().ingest(Source.text("n", "Precious."));
    }
    Path database = folder.resolve("astraflow.db");
    byte[] bytes = Files.readAllBytes(database);
    byte[] damaged = bytes.clone();
    Arrays.fill(damaged, 0, 200, (byte) 7);
    Files.write(database, damaged);
    assertThatThrownBy(() -> Engines.open(folder))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("astraflow.db");
    assertThat(AstraFlow.verify(folder).ok()).isFalse();
    assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
    Files.write(database, bytes);
    assertThat(AstraFlow.verify(folder).problems()).isEmpty();
  }

  @Test
  void aBackupBringsEverythingBack() throws Exception {
    Path backup = folder.resolve("backup.db");
    Path data = folder.resolve("data");
    try (AstraFlow astra = Engines.open(data)) {
      Collection collection = astra.workspace().collection("c");
      collection.ingestor().ingest(Source.text("n", "Version one."));
      astra.backup(backup);
      collection.ingestor().ingest(Source.text("n", "Version two."));
    }
    AstraFlow.restore(backup, data);
    try (AstraFlow astra = Engines.open(data)) {
      assertThat(astra.workspace().collection("c").retriever().retrieve("version"))
          .extracting(p -> p.text())
          .containsExactly("Version one.");
      assertThat(astra.verify().problems()).isEmpty();
    }
    assertThatThrownBy(() -> AstraFlow.restore(Files.writeString(folder.resolve("x"), "no"), data))
        .hasMessageContaining("x");
    assertThat(AstraFlow.verify(data).ok()).isTrue();
  }

  private static String documentId(Collection collection) {
    StringBuilder id = new StringBuilder();
    collection.forEachDocument(document -> id.append(document.id()));
    return id.toString();
  }
}
