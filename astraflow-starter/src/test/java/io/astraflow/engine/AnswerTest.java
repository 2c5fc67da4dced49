package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Citation;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {
  private static final String TEXT =
      """
      The optimiser was Adam with a learning rate of 0.001.
      Training took twelve hours on eight machines.

      Dropout was set to one tenth. The optimiser is described in section five.""";

  private static final List<String> QUESTIONS =
      List.of(
          "Which optimiser had which learning rate?",
          "How long did training take on eight machines?",
          "Who painted sunflowers in Arles?",
          "dropout");

  @TempDir Path folder;

  @Test
  void quotesLiterallyAtItsOffsets() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Collection collection = filled(astra);
      Answer answer = collection.ask("Which optimiser was used, with what learning rate?");
      assertThat(answer.refused()).isFalse();
      assertThat(answer.model()).isEqualTo("extractive");
      assertThat(answer.text()).contains("Adam");
      assertThat(answer.citations()).isNotEmpty();
      for (Citation citation : answer.citations()) {
        String text = collection.text(citation.documentId()).orElseThrow();
        assertThat(text.substring(citation.start(), citation.end())).isEqualTo(citation.quote());
      }
    }
  }

  @Test
  void refusesWhereNothingIsRelevant() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Answer answer = filled(astra).ask("Who painted sunflowers in Arles?");
      assertThat(answer.refused()).isTrue();
      assertThat(answer.citations()).isEmpty();
    }
  }

  @Test
  void keepsAModelsLiteralQuotationsAndDropsTheOthers() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            "It was Adam [1: \"Adam with  a learning\nrate\"], not SGD [1: \"SGD was used\"] [7: \"Adam\"].");
    try (AstraFlow astra =
        AstraFlow.builder(folder).embeddingModel(HashingEmbeddingAdapter.ID).model(model).build()) {
      Answer answer = filled(astra).ask("Which optimiser was used?");
      assertThat(answer.text()).isEqualTo("It was Adam [1], not SGD  .");
      assertThat(answer.citations())
          .extracting(Citation::quote)
          .containsExactly("Adam with a learning rate");
      assertThat(answer.droppedCitations()).isEqualTo(2);
      assertThat(answer.model()).isEqualTo("scripted:model");
    }
    assertThat(model.requests()).hasSize(1);
    assertThat(model.requests().get(0).messages().get(0).text())
        .contains("<passage number=\"1\">", "Which optimiser");
  }

  @Test
  void aModelThatDoesNotKnowRefuses() throws Exception {
    try (AstraFlow astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .model(new ScriptedModel("UNKNOWN"))
            .build()) {
      assertThat(filled(astra).ask("Which optimiser was used?").refused()).isTrue();
    }
  }

  @Test
  void answersAndRefusesByTheCollectionsThreshold() throws Exception {
    String answered = "Which optimiser had which learning rate?";
    String refused = "Who painted sunflowers with eight brushes?";
    try (AstraFlow astra = Engines.open(folder)) {
      Collection collection = filled(astra);
      assertThat(collection.ask(answered).refused()).isFalse();
      assertThat(collection.ask(refused).refused()).isTrue();
      collection.configure(collection.settings().withRelevanceThreshold(1));
      assertThat(collection.ask(answered).refused()).isTrue();
      collection.configure(collection.settings().withRelevanceThreshold(0));
      assertThat(collection.ask(refused).refused()).isFalse();
    }
    try (AstraFlow again = Engines.open(folder)) {
      Collection collection = again.workspace().collection("papers");
      assertThat(collection.ask(refused).refused()).isFalse();
      collection.configure(collection.settings().withoutRelevanceThreshold());
      assertThat(collection.ask(refused).refused()).isTrue();
      assertThat(collection.ask(answered).refused()).isFalse();
    }
  }

  @Test
  void aThresholdIsThatOfOneCollection() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      filled(astra).configure(filled(astra).settings().withRelevanceThreshold(1));
      Collection other = astra.workspace().collection("others");
      other.ingestor().ingest(Source.text("paper.txt", TEXT));
      assertThat(other.ask("Which optimiser had which learning rate?").refused()).isFalse();
    }
  }

  @Test
  void whatIsRefusedAtAThresholdIsRefusedAtEveryGreaterOne() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Collection collection = filled(astra);
      for (String question : QUESTIONS) {
        boolean refusedBefore = false;
        for (int step = 0; step <= 20; step++) {
          collection.configure(collection.settings().withRelevanceThreshold(step / 20.0));
          boolean refused = collection.ask(question).refused();
          assertThat(refused || !refusedBefore).as("%s at %s", question, step / 20.0).isTrue();
          refusedBefore = refused;
        }
        assertThat(refusedBefore).as("%s at 1", question).isTrue();
      }
    }
  }

  private static Collection filled(AstraFlow astra) throws InterruptedException {
    Collection collection = astra.workspace().collection("papers");
    collection.ingestor().ingest(Source.text("paper.txt", TEXT));
    return collection;
  }
}
