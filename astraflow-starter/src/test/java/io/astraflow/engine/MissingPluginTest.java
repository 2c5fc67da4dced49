package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.CollectionSummary;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.ConfigurationException;
import io.astraflow.ingest.Source;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingPluginTest {
  @TempDir Path folder;

  @Test
  void aCollectionWhoseModelIsGoneCanBeListedAndDeleted() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      astra.workspace().collection("c").ingestor().ingest(Source.text("n", "Some text."));
    }
    ClassLoader without = new WithoutModels(AstraFlow.class.getClassLoader());
    try (AstraFlow astra = AstraFlow.builder(folder).classLoader(without).build()) {
      Workspace workspace = astra.workspace();
      assertThatThrownBy(() -> workspace.find("c"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(HashingEmbeddingAdapter.ID);
      assertThat(workspace.find("d")).isEmpty();
      assertThat(workspace.collections())
          .singleElement()
          .returns("c", CollectionSummary::name)
          .returns(HashingEmbeddingAdapter.ID, CollectionSummary::embeddingModel)
          .returns(1L, summary -> summary.stats().documents());
      assertThat(workspace.deleteCollection("c")).isTrue();
      assertThat(workspace.collections()).isEmpty();
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void anUnknownVectorIndexIsNamedAndTheFolderUnlocked() {
    assertThatThrownBy(() -> AstraFlow.builder(folder).vectorIndex("nope").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("No vector index 'nope' is installed. Installed: hnswlib, packed.");
    Engines.open(folder).close();
  }

  @Test
  void anErrorWhileOpeningUnlocksTheFolder() {
    ClassLoader failing =
        new ClassLoader(AstraFlow.class.getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) {
            throw new OutOfMemoryError("for the test");
          }
        };
    assertThatThrownBy(() -> AstraFlow.builder(folder).classLoader(failing).build())
        .isInstanceOf(OutOfMemoryError.class);
    Engines.open(folder).close();
  }

  /** Hides the embedding models. */
  private static final class WithoutModels extends ClassLoader {
    WithoutModels(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.endsWith(EmbeddingAdapterFactory.class.getName())
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
