package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Fusion;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalTest {
  @TempDir Path folder;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws Exception {
    astra = Engines.open(folder);
    collection = astra.workspace().collection("animals");
    List<SourceDocument> documents = new ArrayList<>();
    documents.add(document("penguin", "Penguins swim in the cold southern sea.", "bird"));
    documents.add(document("sparrow", "Sparrows fly over the warm fields.", "bird"));
    documents.add(document("trout", "Trout swim in cold rivers.", "fish"));
    documents.add(document("tokyo", "東京都は日本の首都です。", "city"));
    documents.add(document("bangkok", "กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย", "city"));
    documents.add(document("cafe", "Le café est très chaud à Besançon.", "city"));
    for (int i = 0; i < 60; i++) {
      documents.add(
          document("filler" + i, "Entry %d of a long ledger about bolts.".formatted(i), "x"));
    }
    collection.ingestor().ingest(Source.documents(documents));
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void findsAtMostKPassagesBestFirst(SearchMode mode) throws Exception {
    List<Passage> passages =
        collection.retriever().retrieve(Query.of("swim in cold rivers").withMode(mode).withTopK(3));
    assertThat(passages).hasSizeLessThanOrEqualTo(3).isNotEmpty();
    assertThat(passages.get(0).source()).isEqualTo("trout");
    assertThat(passages).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void appliesTheFilterBeforeTheRankingIsCut(SearchMode mode) throws Exception {
    Query query =
        Query.of("swim in cold rivers")
            .withMode(mode)
            .withTopK(1)
            .withFilter(Filter.equal("kind", "bird"));
    assertThat(collection.retriever().retrieve(query))
        .extracting(Passage::source)
        .containsExactly("penguin");
    assertThat(collection.retriever().retrieve(query.withFilter(Filter.equal("kind", "none"))))
        .isEmpty();
  }

  @Test
  void fusesByRanksOnRequest() throws Exception {
    Query query = Query.of("swim in cold rivers").withFusion(Fusion.RECIPROCAL_RANK);
    assertThat(collection.retriever().retrieve(query).get(0).source()).isEqualTo("trout");
  }

  @Test
  void findsWordsInScriptsWithoutSpacesAndWithoutAccents() throws Exception {
    assertThat(lexical("首都")).containsExactly("tokyo");
    assertThat(lexical("เมืองหลวง")).containsExactly("bangkok");
    assertThat(lexical("cafe besancon")).containsExactly("cafe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"\"\"",
        "trout*",
        "NEAR(trout, 2)",
        "trout AND",
        "-trout",
        "kind:bird",
        "(",
        "^trout",
        "trout OR NOT",
        "col : trout",
        "{trout} : x",
        "'; DROP TABLE chunk; --",
        "%_\\",
        "\u0000trout"
      })
  void querySyntaxIsDataNeverAnError(String text) throws Exception {
    for (SearchMode mode : SearchMode.values()) {
      assertThat(collection.retriever().retrieve(Query.of(text).withMode(mode))).isNotNull();
    }
    if (text.contains("trout")) {
      assertThat(lexical(text)).contains("trout");
    }
  }

  @Test
  void aQuestionThatIsTooLongForTheModelSaysSo() throws Exception {
    String question = "word ".repeat(5_000);
    assertThatThrownBy(() -> collection.retriever().retrieve(question))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("5000 tokens")
        .hasMessageContaining("lexical");
    assertThat(collection.retriever().retrieve(Query.of(question).withMode(SearchMode.LEXICAL)))
        .isEmpty();
  }

  @Test
  void theVectorsFindWhatSharesNoWordOfTheIndex() throws Exception {
    // The test kit's model hashes words, so what the lexical index cannot find is a stop word.
    List<Passage> semantic =
        collection.retriever().retrieve(Query.of("the in").withMode(SearchMode.SEMANTIC));
    List<Passage> hybrid =
        collection
            .retriever()
            .retrieve(Query.of("the in").withFilter(Filter.equal("kind", "fish")));
    assertThat(semantic).isNotEmpty();
    assertThat(hybrid).extracting(Passage::source).containsExactly("trout");
  }

  @Test
  void anEmptyQuestionIsRefused() {
    assertThatThrownBy(() -> collection.ask("  "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void anEmptyCollectionFindsNothing() throws Exception {
    Collection empty = astra.workspace().collection("empty");
    for (SearchMode mode : SearchMode.values()) {
      assertThat(empty.retriever().retrieve(Query.of("anything").withMode(mode))).isEmpty();
    }
    assertThat(empty.ask("Is there anything?").refused()).isTrue();
  }

  private List<String> lexical(String text) throws InterruptedException {
    return collection.retriever().retrieve(Query.of(text).withMode(SearchMode.LEXICAL)).stream()
        .map(Passage::source)
        .toList();
  }

  private static SourceDocument document(String name, String text, String kind) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain")
        .withMetadata(Map.of("kind", kind));
  }
}
