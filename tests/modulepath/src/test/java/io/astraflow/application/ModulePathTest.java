package io.astraflow.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Citation;
import io.astraflow.spi.embedding.EmbeddingAdapterFactory;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** These tests run inside the application's module, on the module path. */
class ModulePathTest {
  private static final Module APPLICATION = Application.class.getModule();
  private static final Module CORE = AstraFlow.class.getModule();

  @TempDir Path folder;

  @Test
  void everythingOfTheLibraryIsANamedModule() {
    assertThat(APPLICATION.getName()).isEqualTo("io.astraflow.application");
    assertThat(CORE.getName()).isEqualTo("io.astraflow.core");
    assertThat(Collection.class.getModule().getName()).isEqualTo("io.astraflow.api");
    assertThat(List.of(CORE, module("io.astraflow.onnx"), module("io.astraflow.store.sqlite")))
        .allMatch(module -> !module.getDescriptor().isAutomatic());
  }

  @Test
  void answersFromPdfAndMarkdownWithTheRealStoreAndModel() throws Exception {
    Path papers = Papers.in(folder.resolve("papers"));
    Path data = folder.resolve("data");

    assertCites(Application.ask(data, papers, Papers.PDF_QUESTION), "harbour", Papers.PDF_FACT);
    assertCites(
        Application.ask(data, papers, Papers.MARKDOWN_QUESTION),
        "lighthouse",
        Papers.MARKDOWN_FACT);
    assertThat(data).isDirectoryContaining(file -> Files.isRegularFile(file));
  }

  @Test
  void pluginsAreFoundThroughTheServiceLoader() {
    APPLICATION.addUses(StoreFactory.class);
    APPLICATION.addUses(EmbeddingAdapterFactory.class);

    assertThat(ServiceLoader.load(StoreFactory.class))
        .extracting(StoreFactory::id)
        .containsExactly("sqlite");
    assertThat(ServiceLoader.load(EmbeddingAdapterFactory.class))
        .flatExtracting(EmbeddingAdapterFactory::models)
        .contains("all-minilm-l6-v2", "bge-small-en-v1.5");
    assertThat(ServiceLoader.load(StoreFactory.class))
        .allMatch(plugin -> plugin.getClass().getModule() == module("io.astraflow.store.sqlite"));
    assertThat(ServiceLoader.load(EmbeddingAdapterFactory.class))
        .allMatch(plugin -> plugin.getClass().getModule() == module("io.astraflow.onnx"));
  }

  @Test
  void bothModelsFindTheirFilesAndAgreeWithTheirDimension() throws Exception {
    APPLICATION.addUses(EmbeddingAdapterFactory.class);
    for (EmbeddingAdapterFactory factory : ServiceLoader.load(EmbeddingAdapterFactory.class)) {
      for (String model : factory.models()) {
        try (var adapter = factory.create(model)) {
          assertThat(adapter.dimension()).as(model).isEqualTo(384);
          assertThat(adapter.embedQuery("a harbour")).as(model).hasSize(384);
        }
      }
    }
  }

  @Test
  void theCoreExportsItsEntryPointOnly() throws Exception {
    assertThat(CORE.getPackages())
        .filteredOn(name -> CORE.isExported(name, APPLICATION))
        .containsExactly("io.astraflow.core");

    Class<?> internal =
        Objects.requireNonNull(
            Class.forName(CORE, "io.astraflow.core.internal.index.hnswlib.HnswlibIndexFactory"));
    assertThatThrownBy(() -> internal.getConstructor().newInstance())
        .isInstanceOf(IllegalAccessException.class)
        .hasMessageContaining("io.astraflow.core.internal.index.hnswlib");
  }

  @Test
  void pluginsExportNothingButWhatApplicationsName() {
    Map.of("io.astraflow.onnx", Set.of("io.astraflow.onnx"), "io.astraflow.store.sqlite", Set.of())
        .forEach(
            (name, exports) -> {
              Module plugin = module(name);
              assertThat(plugin.getPackages())
                  .as(name)
                  .isNotEmpty()
                  .allMatch(p -> plugin.isExported(p, APPLICATION) == exports.contains(p));
            });
  }

  private static void assertCites(Answer answer, String document, String fact) {
    assertThat(answer.refused()).isFalse();
    assertThat(answer.citations()).isNotEmpty();
    Citation first = answer.citations().get(0);
    assertThat(first.toString()).contains(document).contains(fact);
  }

  private static Module module(String name) {
    return ModuleLayer.boot().findModule(name).orElseThrow();
  }
}
