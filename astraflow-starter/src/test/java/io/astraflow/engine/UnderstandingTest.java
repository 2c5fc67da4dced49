package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Notice;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Question;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.retrieval.Understanding.Expansion;
import io.astraflow.retrieval.Understanding.Turn;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a language model makes of queries, and what is left of a search without one. */
class UnderstandingTest {
  private static final Turn TURN = new Turn("Which optimiser was used?", "It was Adam.");
  private static final Query FOLLOW_UP =
      Query.of("And how long?").withHistory(List.of(TURN)).withTopK(1);

  @TempDir Path folder;

  @Test
  void searchesForTheRewriting() throws Exception {
    ScriptedModel model = new ScriptedModel("How many hours did the training take?");
    try (AstraFlow astra = opened(model)) {
      SearchResult result = filled(astra).retriever().search(FOLLOW_UP);
      assertThat(result.searched()).containsExactly("How many hours did the training take?");
      assertThat(result.notices()).isEmpty();
      assertThat(result.passages()).extracting(Passage::source).containsExactly("training");
    }
  }

  @Test
  void answersTheRewriting() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            "How many hours did the training take?",
            "Twelve hours [1: \"The training took twelve hours\"].");
    try (AstraFlow astra = opened(model)) {
      Answer answer = filled(astra).ask(Question.of(FOLLOW_UP));
      assertThat(answer.text()).isEqualTo("Twelve hours [1].");
      assertThat(model.requests().get(1).messages().get(0).text())
          .contains("Question: How many hours did the training take?");
    }
  }

  @Test
  void answersWithTheNoticesOfTheSearch() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Question question = Question.of(Query.of("training hours").withHistory(List.of(TURN)));
      assertThat(filled(astra).ask(question).notices())
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.NOT_UNDERSTOOD);
    }
  }

  @Test
  void findsWhatOtherWordingsFind() throws Exception {
    ScriptedModel model = new ScriptedModel("dropout rate\nlearning rate of Adam\ntraining hours");
    Query query =
        Query.of("hyperparameters")
            .withMode(SearchMode.LEXICAL)
            .withExpansion(Expansion.MULTI_QUERY);
    try (AstraFlow astra = opened(model)) {
      SearchResult result = filled(astra).retriever().search(query);
      assertThat(result.searched())
          .containsExactly(
              "hyperparameters", "dropout rate", "learning rate of Adam", "training hours");
      assertThat(result.passages())
          .extracting(Passage::source)
          .containsExactlyInAnyOrder("dropout", "optimiser", "training");
    }
  }

  @Test
  void looksForALikelyAnswer() throws Exception {
    ScriptedModel model = new ScriptedModel("Dropout was set to one tenth everywhere.");
    Query query =
        Query.of("regularisation")
            .withMode(SearchMode.SEMANTIC)
            .withTopK(1)
            .withExpansion(Expansion.HYPOTHETICAL_ANSWER);
    try (AstraFlow astra = opened(model)) {
      SearchResult result = filled(astra).retriever().search(query);
      assertThat(result.searched())
          .containsExactly("regularisation", "Dropout was set to one tenth everywhere.");
      assertThat(result.passages()).extracting(Passage::source).containsExactly("dropout");
    }
  }

  @Test
  void searchesAsItStandsWithoutAModel() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      assertNotUnderstood(filled(astra).retriever().search(FOLLOW_UP), "AstraFlow.Builder.model");
    }
  }

  @Test
  void searchesAsItStandsWhereTheModelFails() throws Exception {
    try (AstraFlow astra = opened(new ScriptedModel())) {
      assertNotUnderstood(filled(astra).retriever().search(FOLLOW_UP), "no more replies");
    }
  }

  @Test
  void searchesAsItStandsWhereTheModelStalls() throws Exception {
    try (AstraFlow astra = opened(new ScriptedModel().then(request -> stall()))) {
      Query query =
          FOLLOW_UP.withUnderstanding(FOLLOW_UP.understanding().withTimeout(Duration.ofMillis(30)));
      assertNotUnderstood(filled(astra).retriever().search(query), "longer than");
    }
  }

  @Test
  void aQueryOfAHundredThousandCharactersIsRefusedOrSearchedForByItsWords() throws Exception {
    String text = "training ".repeat(11_111);
    try (AstraFlow astra = opened(new ScriptedModel())) {
      Collection collection = filled(astra);
      for (SearchMode mode : List.of(SearchMode.HYBRID, SearchMode.SEMANTIC)) {
        assertThatThrownBy(() -> collection.retriever().search(Query.of(text).withMode(mode)))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("lexical mode");
      }
      Query query =
          Query.of(text).withMode(SearchMode.LEXICAL).withExpansion(Expansion.MULTI_QUERY);
      SearchResult result = collection.retriever().search(query);
      assertThat(result.passages()).extracting(Passage::source).contains("training");
      assertThat(result.notices())
          .extracting(Notice::kind)
          .containsExactly(Notice.Kind.NOT_UNDERSTOOD);
    }
  }

  private static void assertNotUnderstood(SearchResult result, String reason) {
    assertThat(result.searched()).containsExactly("And how long?");
    assertThat(result.notices())
        .singleElement()
        .returns(Notice.Kind.NOT_UNDERSTOOD, Notice::kind)
        .satisfies(notice -> assertThat(notice.message()).contains(reason));
  }

  private AstraFlow opened(ModelAdapter model) {
    return AstraFlow.builder(folder)
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .model(model)
        .build();
  }

  private static Collection filled(AstraFlow astra) throws InterruptedException {
    Collection collection = astra.workspace().collection("papers");
    collection
        .ingestor()
        .ingest(
            Source.documents(
                List.of(
                    document("optimiser", "The optimiser was Adam, its learning rate small."),
                    document("training", "The training took twelve hours on eight machines."),
                    document("dropout", "Dropout was set to one tenth everywhere."))));
    return collection;
  }

  private static SourceDocument document(String name, String text) {
    return SourceDocument.ofBytes(name, text.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  private static ModelReply stall() throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("nobody counts down");
  }
}
