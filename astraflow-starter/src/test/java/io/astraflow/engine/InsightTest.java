package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.collection.Document;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.error.InvalidInputException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.Source;
import io.astraflow.insight.DuplicateGroup;
import io.astraflow.insight.Entity;
import io.astraflow.insight.Entity.Kind;
import io.astraflow.insight.InsightRequest;
import io.astraflow.insight.Insights;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Filter;
import io.astraflow.testkit.TestData;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightTest {
  private static final String TEXT =
      """
      The vector index of Ada Lovelace finds the nearest vectors. A vector index is a graph, and the
      graph of the vector index was drawn in Oslo.
      """;

  @TempDir Path folder;

  @Test
  void keepsInsightsWhereFiltersFindThem() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.text("a.txt", TEXT));
      papers.ingestor().ingest(Source.text("b.txt", "My aunt keeps three cats and a parrot."));
      String id = found(papers, "source = \"a.txt\"").get(0).id();
      Insights insights = papers.insights(id);
      assertThat(insights.language()).isEqualTo("en");
      assertThat(insights.keywords()).contains("vector index");
      assertThat(insights.readingTime()).isPositive();
      assertThat(insights.entitiesBy()).isEmpty();
      assertThat(found(papers, "insight.keywords contains \"vector index\"")).hasSize(1);
      assertThat(found(papers, "insight.reading-minutes < 1")).hasSize(1);
      assertThat(papers.insights(id)).isEqualTo(insights);
      papers.ingestor().ingest(Source.text("a.txt", "Another text about whales and whales."));
      assertThat(papers.document(id).orElseThrow().metadata()).doesNotContainKey(Insights.KEYWORDS);
      assertThat(papers.insights(id).keywords()).contains("whales");
      assertThat(astra.verify().problems()).isEmpty();
    }
  }

  @Test
  void findsNamesOnceWhereAModelIsSet() throws Exception {
    ScriptedModel model = new ScriptedModel();
    try (AstraFlow astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .models(ModelOptions.defaults().chat(model))
            .build()) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.text("a.txt", TEXT));
      String id = found(papers, "source = \"a.txt\"").get(0).id();
      model.then(
          ModelReply.of(
              model.name(),
              """
              {"names": [{"name": "Oslo", "kind": "PLACE"}, {"name": "Babbage", "kind": "PERSON"},
                {"name": "Ada Lovelace", "kind": "PERSON"}]}
              """));
      Insights insights = papers.insights(id);
      assertThat(insights.entities())
          .containsExactly(new Entity("Ada Lovelace", Kind.PERSON), new Entity("Oslo", Kind.PLACE));
      assertThat(insights.droppedEntities()).isEqualTo(1);
      assertThat(insights.entitiesBy()).contains("scripted:model");
      assertThat(papers.insights(id)).isEqualTo(insights);
      assertThat(model.requests()).hasSize(1);
      assertThat(found(papers, "insight.places = \"Oslo\"")).hasSize(1);
      model.then(ModelReply.of(model.name(), "{\"names\": []}"));
      assertThat(papers.insights(id, InsightRequest.defaults().regenerated()).entities()).isEmpty();
      assertThat(papers.insights(id).entities()).isEmpty();
    }
  }

  @Test
  void leavesTheApplicationsOwnFieldsAlone() throws Exception {
    Map<String, String> given =
        Map.of("insight.reading-seconds", "soon", "language", "pt-BR", Insights.PERSONS, "Bob");
    IngestOptions options = IngestOptions.builder().metadata(given).build();
    try (AstraFlow astra = Engines.open(folder)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.text("a.txt", TEXT), options);
      String id = found(papers, "source = \"a.txt\"").get(0).id();
      Insights insights = papers.insights(id);
      assertThat(insights.language()).isEqualTo("pt");
      assertThat(insights.entities()).isEmpty();
      assertThat(papers.insights(id)).isEqualTo(insights);
      assertThat(papers.document(id).orElseThrow().metadata())
          .containsAllEntriesOf(given)
          .containsKey(Insights.KEYWORDS);
    }
  }

  @Test
  void keepsWhatNeedsNoModelWhereTheModelFails() throws Exception {
    ScriptedModel model = new ScriptedModel();
    try (AstraFlow astra = Engines.open(folder, model)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.text("a.txt", TEXT));
      String id = found(papers, "source = \"a.txt\"").get(0).id();
      model.then(ModelException.of(ModelException.Kind.MISCONFIGURED, "on purpose"));
      assertThatThrownBy(() -> papers.insights(id)).hasMessageContaining("on purpose");
      assertThat(found(papers, "insight.keywords contains \"vector index\"")).hasSize(1);
      model.then(
          ModelReply.of(model.name(), "{\"names\": [{\"name\": \"Oslo\", \"kind\": \"PLACE\"}]}"));
      assertThat(papers.insights(id).entities()).containsExactly(new Entity("Oslo", Kind.PLACE));
    }
  }

  @Test
  void findsKeywordsOfAPageWithNamesInManyScripts() throws Exception {
    Path page = TestData.path("documents/markitdown/test_wikipedia.html");
    try (AstraFlow astra = Engines.open(folder)) {
      Collection papers = astra.workspace().collection("papers");
      papers.ingestor().ingest(Source.file(page));
      String id = papers.documents(Filter.all(), PageRequest.first(10)).items().get(0).id();
      assertThat(papers.insights(id).keywords()).hasSize(10);
    }
  }

  @Test
  void reportsDuplicatesAndWhatIsNearlyOne() throws Exception {
    try (AstraFlow astra = Engines.open(folder)) {
      Collection papers = astra.workspace().collection("papers");
      String text = new Papers(folder, 1, 10).text(1, 1);
      papers.ingestor().ingest(Source.text("a.txt", text));
      papers.ingestor().ingest(Source.text("b.txt", "My aunt keeps three cats and a parrot."));
      papers.ingestor().ingest(Source.text("c.txt", text));
      papers.ingestor().ingest(Source.text("d.txt", text + " One more sentence at its end."));
      List<DuplicateGroup> groups = papers.duplicates(0.8);
      assertThat(groups).hasSize(1);
      List<DuplicateGroup.Member> members = groups.get(0).documents();
      assertThat(members)
          .extracting(DuplicateGroup.Member::source)
          .containsExactly("a.txt", "c.txt", "d.txt");
      assertThat(members.get(1).identical()).isTrue();
      assertThat(members.get(1).similarity()).isEqualTo(1);
      assertThat(members.get(2).identical()).isFalse();
      assertThat(members.get(2).similarity()).isBetween(0.8, 1.0);
      assertThatThrownBy(() -> papers.duplicates(1.5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1.5");
      assertThatThrownBy(() -> papers.insights("unknown"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("unknown");
    }
  }

  private static List<Document> found(Collection papers, String filter) {
    return papers.documents(Filter.parse(filter), PageRequest.first(10)).items();
  }
}
