package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.retrieval.Filter;
import io.astraflow.retrieval.Matching;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
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

class MatchingTest {
  @TempDir Path folder;
  private AstraFlow astra;
  private Collection collection;

  @BeforeEach
  void open() throws Exception {
    astra = Engines.open(folder);
    collection = astra.workspace().collection("flows");
    List<SourceDocument> documents = new ArrayList<>();
    documents.add(document("layer", "The turbulent boundary layer on a flat plate.", "a"));
    documents.add(document("plate", "A boundary of one more layer: the plate, turbulent.", "b"));
    documents.add(document("turbine", "Compressors feed the turbine of a jet engine.", "a"));
    documents.add(document("tokyo", "東京都は日本の首都です。", "a"));
    for (int i = 0; i < 40; i++) {
      documents.add(document("filler" + i, "Entry %d of a ledger about bolts.".formatted(i), "x"));
    }
    collection.ingestor().ingest(Source.documents(documents));
  }

  @AfterEach
  void close() {
    astra.close();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void everyPassageHasEveryPhraseInEveryMode(SearchMode mode) throws Exception {
    Query query = Query.of("turbulent plate ledger").withMode(mode);
    assertThat(found(query, phrase("Boundary Layers"))).containsExactly("layer");
    assertThat(found(query, phrase("boundary layer").withPhrase("flat plate")))
        .containsExactly("layer");
    assertThat(found(query, phrase("boundary layer").withPhrase("jet engine"))).isEmpty();
    assertThat(found(query, phrase("layer boundary"))).isEmpty();
    assertThat(found(query, phrase("京都は"))).containsExactly("tokyo");
    assertThat(found(query.withFilter(Filter.equal("kind", "b")), phrase("boundary layer")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void aPhraseWithoutWordsStandsNowhere(SearchMode mode) throws Exception {
    assertThat(found(Query.of("turbulent plate").withMode(mode), phrase("?! …"))).isEmpty();
    assertThat(found(Query.of("?!").withMode(mode), phrase("flat plate"))).containsExactly("layer");
  }

  @Test
  void aLastWordIsTheBeginningOfAWordOnRequest() throws Exception {
    assertThat(found(lexical("turbine compres"), Matching.ofDefaults().withPrefix(true)))
        .containsExactly("turbine");
    assertThat(found(lexical("comp"), Matching.ofDefaults().withPrefix(true)))
        .containsExactly("turbine");
    assertThat(found(lexical("comp"), Matching.ofDefaults())).isEmpty();
    for (String typed : List.of("turbul", "turbule", "turbulen", "turbulent")) {
      assertThat(found(lexical(typed), Matching.ofDefaults().withPrefix(true)))
          .containsExactlyInAnyOrder("layer", "plate");
    }
    assertThat(found(lexical("comp bolts"), Matching.ofDefaults().withPrefix(true)))
        .doesNotContain("turbine")
        .isNotEmpty();
  }

  @Test
  void aMistypedWordIsSoughtUnderTheMostSimilarOne() throws Exception {
    SearchResult result = collection.retriever().search(lexical("trubine"));
    assertThat(result.passages()).extracting(Passage::source).containsExactly("turbine");
    assertThat(result.notices())
        .containsExactly(
            new Notice(
                Notice.Kind.CORRECTED,
                "No passage has \"trubine\": searched for \"turbine\" instead."));
    assertThat(found(lexical("comprssors"), Matching.ofDefaults())).containsExactly("turbine");
    assertThat(found(lexical("falt"), Matching.ofDefaults())).containsExactly("layer");
    assertThat(found(lexical("palte"), Matching.ofDefaults()))
        .containsExactlyInAnyOrder("layer", "plate");
  }

  @Test
  void onlyWordsThatNoPassageHasAreCorrected() throws Exception {
    assertThat(collection.retriever().search(lexical("turbine jet")).notices()).isEmpty();
    assertThat(found(lexical("trubine"), Matching.ofDefaults().withTypoTolerance(false))).isEmpty();
    assertThat(found(lexical("trubnie"), Matching.ofDefaults())).isEmpty();
    assertThat(found(lexical("tubrnie2"), Matching.ofDefaults())).isEmpty();
    assertThat(found(lexical("zzzzzz jte"), Matching.ofDefaults())).isEmpty();
    assertThat(found(lexical("大阪府"), Matching.ofDefaults())).isEmpty();
  }

  @Test
  void neverOffersAWordThatIsGone() throws Exception {
    Passage gone = collection.retriever().retrieve(lexical("turbine")).get(0);
    assertThat(collection.deleteDocument(gone.documentId())).isTrue();
    assertThat(collection.retriever().search(lexical("trubine")).notices()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void passagesSayWhereTheyMatchOnRequest(SearchMode mode) throws Exception {
    Query query = Query.of("the turbnie jet \"feed").withMode(mode).withTopK(1);
    Matching wanted = phrase("jet engine").withHighlights(true);
    Passage passage = collection.retriever().retrieve(query.withMatching(wanted)).get(0);
    assertThat(passage.highlights())
        .extracting(extent -> textOf(passage).substring(extent.start(), extent.end()))
        .containsExactlyElementsOf(
            mode == SearchMode.SEMANTIC
                ? List.of("feed", "jet engine")
                : List.of("feed", "turbine", "jet engine"));
    assertThat(collection.retriever().retrieve(query).get(0).highlights()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"the of and", "?!… --", "🙂🙂", "\"", "*", "\"*\"", "\u0301"})
  void emptyTalkIsHarmless(String text) throws Exception {
    for (SearchMode mode : SearchMode.values()) {
      for (Query query : List.of(Query.of(text), Query.parse(text))) {
        Matching all = query.matching().withPrefix(true).withHighlights(true);
        assertThat(collection.retriever().search(query.withMode(mode).withMatching(all)))
            .isNotNull();
      }
    }
  }

  @Test
  void aVeryLongQueryIsHarmless() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 100_000; i++) {
      text.append("wxyzwxyz").append(Integer.toString(i, 26)).append(" qwe\"rtz ");
    }
    Matching all = Matching.ofDefaults().withPrefix(true).withHighlights(true);
    for (String each : List.of(text.toString(), "x".repeat(100_000), "京".repeat(100_000))) {
      assertThat(found(Query.parse(each).withMode(SearchMode.LEXICAL), all)).isEmpty();
      assertThat(found(lexical("turbine"), phrase(each))).isEmpty();
    }
  }

  private List<String> found(Query query, Matching matching) throws InterruptedException {
    return collection.retriever().retrieve(query.withMatching(matching)).stream()
        .map(Passage::source)
        .toList();
  }

  private static Query lexical(String text) {
    return Query.of(text).withMode(SearchMode.LEXICAL);
  }

  private static Matching phrase(String phrase) {
    return Matching.ofDefaults().withPhrase(phrase);
  }

  private static String textOf(Passage passage) {
    return " ".repeat(passage.start()) + passage.text();
  }

  private static SourceDocument document(String name, String text, String kind) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain")
        .withMetadata(Map.of("kind", kind));
  }
}
