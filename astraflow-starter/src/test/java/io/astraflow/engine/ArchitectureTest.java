package io.astraflow.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which code may know which. */
class ArchitectureTest {
  private static final String INTERNAL = "io.astraflow.core.internal.";

  private static final String[] API = {
    "io.astraflow.chat..",
    "io.astraflow.collection..",
    "io.astraflow.error..",
    "io.astraflow.ingest..",
    "io.astraflow.insight..",
    "io.astraflow.model..",
    "io.astraflow.page..",
    "io.astraflow.retrieval..",
    "io.astraflow.spi..",
    "io.astraflow.summary..",
    "io.astraflow.task..",
    "io.astraflow.telemetry..",
    "io.astraflow.tool..",
    "io.astraflow.training..",
  };

  private static final String HTTP = "io.astraflow.http..";

  /** Plugins that know the API alone, and what those over HTTP share. */
  private static final String[] PLUGINS = {
    "io.astraflow.onnx..", "io.astraflow.store.sqlite..", HTTP
  };

  /** Plugins that know the API and what those over HTTP share. */
  private static final String[] OVER_HTTP = {
    "io.astraflow.gemini..", "io.astraflow.ollama..", "io.astraflow.openai..",
  };

  /** What each part of the core may know of the others; {@code workspace} joins them all. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("text", List.of()),
          Map.entry("parse", List.of()),
          Map.entry("index", List.of()),
          Map.entry("plugin", List.of()),
          Map.entry("chunk", List.of("parse", "text")),
          Map.entry("ingest", List.of("chunk", "index.exact", "parse", "text")),
          Map.entry("prompt", List.of()),
          Map.entry("retrieval", List.of("index", "plugin", "prompt", "text")),
          Map.entry("listing", List.of("retrieval")),
          Map.entry("centrality", List.of()),
          Map.entry("duplicate", List.of("text")),
          Map.entry("insight", List.of("centrality", "duplicate", "prompt", "structured", "text")),
          Map.entry(
              "training",
              List.of("duplicate", "model.redaction", "prompt", "schema", "structured", "text")),
          Map.entry("summary", List.of("centrality", "prompt", "text")),
          Map.entry("answer", List.of("index.kernel", "prompt", "retrieval", "text")),
          Map.entry(
              "chat",
              List.of(
                  "answer", "listing", "model", "prompt", "retrieval", "schema", "text", "tool")),
          Map.entry("model", List.of("text")),
          Map.entry("task", List.of("listing", "schema")),
          Map.entry("schema", List.of()),
          Map.entry("tool", List.of("model.stream", "schema")),
          Map.entry("structured", List.of("schema", "model")),
          Map.entry("price", List.of("schema")));

  /** The only package that may use a library. */
  private static final Map<String, String> HOMES =
      Map.ofEntries(
          Map.entry(
              "com.github.benmanes.caffeine..",
              "io.astraflow.core.internal.[retrieval|model].cache"),
          Map.entry("com.github.kagkarlsson..", "io.astraflow.[store.sqlite|core.internal.task]"),
          Map.entry("dev.failsafe..", INTERNAL + "model.attempt"),
          Map.entry("com.google.i18n..", INTERNAL + "model.redaction"),
          Map.entry("org.iban4j..", INTERNAL + "model.redaction"),
          Map.entry("com.github.jelmerk..", INTERNAL + "index.hnswlib"),
          Map.entry("org.eclipse.collections..", INTERNAL + "index.hnswlib"),
          Map.entry("org.apache.pdfbox..", INTERNAL + "parse.."),
          Map.entry("org.apache.tika..", INTERNAL + "parse.."),
          Map.entry("org.jsoup..", INTERNAL + "parse.."),
          Map.entry("com.networknt.schema..", INTERNAL + "schema"),
          Map.entry("ai.onnxruntime..", "io.astraflow.onnx.."),
          Map.entry("com.knuddels.jtokkit..", "io.astraflow.openai"),
          Map.entry("okhttp3..", "io.astraflow.http"),
          Map.entry("okio..", "io.astraflow.http"),
          Map.entry("org.flywaydb..", "io.astraflow.store.sqlite"),
          Map.entry("org.jdbi..", "io.astraflow.store.sqlite.."),
          Map.entry("org.sqlite..", "io.astraflow.store.sqlite.."),
          Map.entry("java.sql..", "io.astraflow.store.sqlite.."));

  private static JavaClasses library;

  @BeforeAll
  static void read() {
    library =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.astraflow")
            .that(not(resideInAPackage("io.astraflow.testkit..")));
    assertThat(library.contain("io.astraflow.onnx.OnnxEmbeddingAdapterFactory")).isTrue();
    assertThat(library.contain("io.astraflow.store.sqlite.SqliteStoreFactory")).isTrue();
    assertThat(library.contain("io.astraflow.gemini.GeminiProviderFactory")).isTrue();
    assertThat(library.contain("io.astraflow.ollama.OllamaProviderFactory")).isTrue();
    assertThat(library.contain("io.astraflow.openai.OpenAiProviderFactory")).isTrue();
    assertThat(library.contain("io.astraflow.core.AstraFlow")).isTrue();
  }

  @Test
  void theApiKnowsNothingButTheLanguage() {
    classes()
        .that()
        .resideInAnyPackage(API)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(API, "java..", "org.jspecify.."))
        .check(library);
  }

  @Test
  void pluginsKnowTheApiAlone() {
    for (String plugin : PLUGINS) {
      classes()
          .that()
          .resideInAPackage(plugin)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(with(API, plugin)).or(not(resideInAPackage("io.astraflow.."))))
          .check(library);
    }
  }

  @Test
  void pluginsOverHttpKnowTheApiAndWhatTheyShare() {
    for (String plugin : OVER_HTTP) {
      classes()
          .that()
          .resideInAPackage(plugin)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(with(API, plugin, HTTP))
                  .or(not(resideInAPackage("io.astraflow.."))))
          .check(library);
    }
  }

  @Test
  void theCoreKnowsNoPlugin() {
    noClasses()
        .that()
        .resideInAPackage("io.astraflow.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(with(PLUGINS, OVER_HTTP))
        .check(library);
  }

  @Test
  void noForeignOrInternalTypeIsInTheSignaturesOfTheEntryPoint() {
    DescribedPredicate<JavaClass> shown =
        resideInAnyPackage(with(API, "java..", "io.astraflow.core"))
            .or(DescribedPredicate.describe("are primitive", JavaClass::isPrimitive))
            .as("the language, the API and the entry point");
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.astraflow.core")
        .should()
        .haveRawReturnType(shown)
        .andShould()
        .haveRawParameterTypes(
            DescribedPredicate.describe(
                "of the language, the API and the entry point",
                types -> types.stream().allMatch(shown)))
        .check(library);
  }

  @Test
  void noConceptDependsOnItself() {
    slices().matching("io.astraflow.core.internal.(*)..").should().beFreeOfCycles().check(library);
    slices()
        .matching("io.astraflow.core.internal.parse.(*)..")
        .should()
        .beFreeOfCycles()
        .check(library);
    slices().matching("io.astraflow.store.(**)").should().beFreeOfCycles().check(library);
    slices()
        .matching("io.astraflow.(**)")
        .should()
        .beFreeOfCycles()
        .check(library.that(resideInAnyPackage(HTTP)));
    slices()
        .matching("io.astraflow.(**)")
        .should()
        .beFreeOfCycles()
        .check(library.that(resideInAnyPackage(API)));
  }

  @Test
  void theCoreKnowsDownwardsOnly() {
    MAY_KNOW.forEach(
        (part, others) ->
            classes()
                .that()
                .resideInAPackage(INTERNAL + part + "..")
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(known(part, others))
                        .or(not(resideInAPackage("io.astraflow.core.."))))
                .check(library));
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + "workspace..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.astraflow.core.AstraFlow")
        .check(library);
  }

  @Test
  void everyLibraryHasOneHome() {
    HOMES.forEach(
        (used, home) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(used)
                .check(library));
  }

  @Test
  void namesSayWhatAClassIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Impl|Utils?|Helpers?|Managers?)(\\$.*)?")
        .andShould()
        .resideOutsideOfPackages("..util..", "..impl..", "..dto..", "..common..")
        .check(library);
  }

  @Test
  void nothingIsPrinted() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(library);
  }

  private static String[] known(String part, List<String> others) {
    return Stream.concat(Stream.of(part), others.stream())
        .map(name -> INTERNAL + name + "..")
        .toArray(String[]::new);
  }

  private static String[] with(String[] packages, String... more) {
    return Stream.concat(Arrays.stream(packages), Arrays.stream(more)).toArray(String[]::new);
  }
}
