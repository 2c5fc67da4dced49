package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionSettings;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.error.ConfigurationException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.ReplyCaching;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.summary.Summaries;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryListener;
import io.astraflow.summary.SummaryMethod;
import io.astraflow.summary.SummaryRequest;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final SummaryRequest DEFAULTS = SummaryRequest.defaults();

  private static final String LONG =
      IntStream.range(0, 120)
          .mapToObj(i -> "Paragraph %d tells of thing%d, found in place%d.".formatted(i, i, i))
          .collect(Collectors.joining("\n\n"));

  @TempDir Path folder;
  private final ScriptedModel model = new ScriptedModel();
  private AstraFlow astra;
  private Collection papers;

  @BeforeEach
  void open() {
    astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .models(ModelOptions.defaults().chat(model))
            .build();
    papers = astra.workspace().collection("papers");
  }

  @AfterEach
  void close() {
    assertThat(astra.verify().problems()).isEmpty();
    astra.close();
  }

  @Test
  void keepsASummaryAndMakesItOnce() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("About a bridge.");
    Summary made = papers.summaries().summarize(id, DEFAULTS);
    assertThat(made.text()).isEqualTo("About a bridge.");
    assertThat(made.documentId()).contains(id);
    assertThat(made.writer()).isEqualTo("scripted:model");
    assertThat(made.method()).isEqualTo(SummaryMethod.SINGLE);
    assertThat(made.sha256()).isEqualTo(papers.document(id).orElseThrow().sha256());
    assertThat(made.current()).isTrue();
    assertThat(made.calls()).isEqualTo(1);
    assertThat(made.toString()).doesNotContain("bridge");
    assertThat(papers.summaries().summarize(id, DEFAULTS)).isEqualTo(made);
    assertThat(model.requests()).hasSize(1);
    astra.close();
    open();
    assertThat(papers.summaries().ofDocument(id)).contains(made);
  }

  @Test
  void makesItAnewOnRequestAndWhereItIsWantedOtherwise() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("First.");
    papers.summaries().summarize(id, DEFAULTS);
    reply("Second.");
    assertThat(papers.summaries().summarize(id, DEFAULTS.regenerated()).text())
        .isEqualTo("Second.");
    reply("Third.");
    assertThat(papers.summaries().summarize(id, DEFAULTS.withWords(50)).text()).isEqualTo("Third.");
    reply("Fourth.");
    assertThat(papers.summaries().summarize(id, DEFAULTS.withMethod(SummaryMethod.REFINE)).text())
        .isEqualTo("Fourth.");
    assertThat(papers.summaries().ofDocument(id).orElseThrow().text()).isEqualTo("Fourth.");
  }

  @Test
  void makesItAnewThoughTheReplyBeforeIsCached() throws Exception {
    astra.close();
    astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .models(
                ModelOptions.defaults()
                    .chat(model)
                    .policy(WorkspacePolicy.defaults().withCaching(ReplyCaching.exact())))
            .build();
    papers = astra.workspace().collection("papers");
    String id = ingested("a.txt", "The bridge was closed.");
    reply("First.");
    assertThat(papers.summaries().summarize(id, DEFAULTS).text()).isEqualTo("First.");
    reply("Second.");
    assertThat(papers.summaries().summarize(id, DEFAULTS.regenerated()).text())
        .isEqualTo("Second.");
  }

  @Test
  void saysWhereTheDocumentHasChangedSince() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("Closed.");
    Summary closed = papers.summaries().summarize(id, DEFAULTS);
    assertThat(ingested("a.txt", "The bridge is open.")).isEqualTo(id);
    Summary old = papers.summaries().ofDocument(id).orElseThrow();
    assertThat(old.current()).isFalse();
    assertThat(old.sha256()).isEqualTo(closed.sha256());
    reply("Open.");
    assertThat(papers.summaries().summarize(id, DEFAULTS).text()).isEqualTo("Open.");
    assertThat(papers.summaries().ofDocument(id).orElseThrow().current()).isTrue();
  }

  @Test
  void aSlowSummaryOfAnOlderVersionReplacesNoNewerOne() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    model.then(
        request -> {
          meanwhile("Open.", () -> papers.summaries().summarize(id, DEFAULTS));
          return ModelReply.of(model.name(), "Closed.");
        });
    Summary late = papers.summaries().summarize(id, DEFAULTS);
    assertThat(late.text()).isEqualTo("Closed.");
    assertThat(late.current()).isFalse();
    Summary kept = papers.summaries().ofDocument(id).orElseThrow();
    assertThat(kept.text()).isEqualTo("Open.");
    assertThat(kept.current()).isTrue();
  }

  @Test
  void aSlowSummaryOfAnOlderStateOfACollectionReplacesNoNewerOne() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("Closed.");
    papers.summaries().summarize(id, DEFAULTS);
    model.then(
        request -> {
          reply("Open.");
          meanwhile("All open.", () -> papers.summaries().summarizeCollection(DEFAULTS));
          return ModelReply.of(model.name(), "All closed.");
        });
    Summary late = papers.summaries().summarizeCollection(DEFAULTS);
    assertThat(late.text()).isEqualTo("All closed.");
    assertThat(late.current()).isFalse();
    Summary kept = papers.summaries().ofCollection().orElseThrow();
    assertThat(kept.text()).isEqualTo("All open.");
    assertThat(kept.current()).isTrue();
  }

  /** Ingests another version and has it summarised. */
  private void meanwhile(String reply, Callable<Summary> summarize) {
    try {
      ingested("a.txt", "The bridge is open.");
      reply(reply);
      assertThat(summarize.call().text()).isEqualTo(reply);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keepsTheOldSummaryWhereTheModelFailsHalfWay() throws Exception {
    String id = ingested("a.txt", LONG);
    reply("Old.");
    papers.summaries().summarize(id, DEFAULTS);
    model.window(1_000);
    reply("Of part 1.");
    model.then(ModelException.of(ModelException.Kind.MISCONFIGURED, "scripted:model is gone."));
    assertThatThrownBy(() -> papers.summaries().summarize(id, DEFAULTS.regenerated()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("scripted:model");
    assertThat(papers.summaries().ofDocument(id).orElseThrow().text()).isEqualTo("Old.");
  }

  @Test
  void takesSentencesOfTheTextWithoutAModel() throws Exception {
    String text =
        "The old bridge over the river has cracks in its pillars. My aunt keeps three cats at home."
            + " Engineers repair the cracks in the pillars of the bridge.";
    String id = ingested("a.txt", text);
    Summary summary =
        papers
            .summaries()
            .summarize(id, DEFAULTS.withMethod(SummaryMethod.EXTRACTIVE).withWords(20));
    assertThat(text).contains(summary.text());
    assertThat(summary.writer()).isEqualTo(Summary.EXTRACTIVE);
    assertThat(summary.calls()).isZero();
    assertThat(summary.usage()).isEqualTo(Usage.of(0, 0));
    assertThat(model.requests()).isEmpty();
    try (AstraFlow plain = Engines.open(folder.resolve("plain"))) {
      Collection collection = plain.workspace().collection("papers");
      collection.ingestor().ingest(Source.text("a.txt", text));
      Summaries summaries = collection.summaries();
      String other = only(collection).id();
      assertThat(summaries.summarize(other, DEFAULTS).method()).isEqualTo(SummaryMethod.EXTRACTIVE);
      assertThat(summaries.summarizeCollection(DEFAULTS).writer()).isEqualTo(Summary.EXTRACTIVE);
      assertThatThrownBy(
              () -> summaries.summarize(other, DEFAULTS.withMethod(SummaryMethod.REFINE)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("REFINE");
    }
  }

  @Test
  void summarisesACollectionFromTheSummariesOfItsDocuments() throws Exception {
    String first = ingested("a.txt", "The bridge was closed.");
    ingested("b.txt", "The bakery is open.");
    reply("About a bridge.");
    papers.summaries().summarize(first, DEFAULTS);
    reply("About a bakery.");
    reply("About a town.");
    List<String> steps = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Summary all =
        papers
            .summaries()
            .summarizeCollection(
                DEFAULTS,
                new SummaryListener() {
                  @Override
                  public void progress(int done, int total) {
                    steps.add(done + "/" + total);
                  }

                  @Override
                  public void text(String fragment) {
                    text.append(fragment);
                  }
                });
    assertThat(all.text()).isEqualTo("About a town.").isEqualTo(text.toString());
    assertThat(all.documentId()).isEmpty();
    assertThat(steps).containsExactly("0/3", "1/3", "2/3", "3/3");
    assertThat(model.requests().get(2).messages().get(0).text())
        .containsSubsequence("About a bridge.", "About a bakery.");
    assertThat(papers.summaries().summarizeCollection(DEFAULTS)).isEqualTo(all);
    assertThat(papers.summaries().ofCollection()).contains(all);
    ingested("c.txt", "The school has a new roof.");
    assertThat(papers.summaries().ofCollection().orElseThrow().current()).isFalse();
  }

  @Test
  void aCollectionTakesTheSummariesThatHoldHoweverTheyWereMade() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("In 50 words.");
    Summary made =
        papers.summaries().summarize(id, DEFAULTS.withWords(50).withMethod(SummaryMethod.REFINE));
    reply("About all.");
    papers.summaries().summarizeCollection(DEFAULTS);
    assertThat(model.requests().get(1).messages().get(0).text()).contains("In 50 words.");
    assertThat(papers.summaries().ofDocument(id)).contains(made);
  }

  @Test
  void aCollectionLeavesOutWhatHasNoWordsOrIsGoneByThen() throws Exception {
    ingested("a.txt", "*** --- ***");
    String second = ingested("b.txt", "The bakery is open.");
    ingested("c.txt", "The bridge was closed.");
    model.then(
        request -> {
          papers.deleteDocument(second);
          return ModelReply.of(model.name(), "Of nothing.");
        });
    reply("About a bridge.");
    reply("About all.");
    assertThat(papers.summaries().summarizeCollection(DEFAULTS).text()).isEqualTo("About all.");
    assertThat(model.requests().get(2).messages().get(0).text())
        .contains("About a bridge.")
        .doesNotContain("Of nothing.");
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void goesWithItsDocument() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    reply("About a bridge.");
    papers.summaries().summarize(id, DEFAULTS);
    papers.deleteDocument(id);
    assertThat(papers.summaries().ofDocument(id)).isEmpty();
    assertThatThrownBy(() -> papers.summaries().summarize(id, DEFAULTS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(id);
  }

  @Test
  void keepsNothingOfADocumentThatIsDeletedMeanwhile() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    model.then(
        request -> {
          papers.deleteDocument(id);
          return ModelReply.of(model.name(), "Of nothing.");
        });
    assertThatThrownBy(() -> papers.summaries().summarize(id, DEFAULTS))
        .isInstanceOf(InvalidInputException.class);
    assertThat(papers.summaries().ofDocument(id)).isEmpty();
  }

  @Test
  void knowsNoDocumentOfAnotherWorkspaceOrCollection() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    for (Collection other :
        List.of(
            astra.workspace("other").collection("papers"), astra.workspace().collection("other"))) {
      assertThatThrownBy(() -> other.summaries().summarize(id, DEFAULTS))
          .isInstanceOf(InvalidInputException.class);
      assertThat(other.summaries().ofDocument(id)).isEmpty();
      assertThatThrownBy(() -> other.summaries().summarizeCollection(DEFAULTS))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(other.name());
    }
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void failsWhereTheModelOfTheRequestIsNotThere() throws Exception {
    String id = ingested("a.txt", "The bridge was closed.");
    assertThatThrownBy(
            () ->
                papers.summaries().summarize(id, DEFAULTS.withModel(ModelName.parse("nobody:gpt"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void keepsTheSettingsOfACollection() {
    assertThat(papers.settings()).isEqualTo(CollectionSettings.defaults());
    CollectionSettings settings = papers.settings().withRelevanceThreshold(0.4);
    papers.configure(settings);
    astra.close();
    open();
    assertThat(papers.settings()).isEqualTo(settings);
  }

  private String ingested(String source, String text) throws InterruptedException {
    papers.ingestor().ingest(Source.text(source, text));
    List<String> ids = new ArrayList<>();
    papers.forEachDocument(
        document -> {
          if (document.source().equals(source)) {
            ids.add(document.id());
          }
        });
    return ids.get(0);
  }

  private static Document only(Collection collection) {
    List<Document> documents = new ArrayList<>();
    collection.forEachDocument(documents::add);
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  private void reply(String text) {
    model.then(ModelReply.of(model.name(), text));
  }
}
