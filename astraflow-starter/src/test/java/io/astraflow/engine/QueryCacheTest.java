package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.ingest.Source;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Ranking;
import io.astraflow.retrieval.SearchResult;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a search is made again, as the reranker sees it. */
class QueryCacheTest {
  private static final Query QUERY =
      Query.of("trout").withRanking(Ranking.ofDefaults().withReranker("scripted"));

  private final ScriptedReranker reranker = ScriptedReranker.preferring("trout");

  @TempDir Path folder;

  @Test
  void answersTheSameQueryFromTheCache() throws Exception {
    try (AstraFlow astra = builder().build()) {
      Collection collection = filled(astra, "c");
      SearchResult first = collection.retriever().search(QUERY);
      assertThat(collection.retriever().search(QUERY)).isEqualTo(first);
      assertThat(reranker.asked).hasValue(1);
      collection.retriever().search(QUERY.withTopK(1));
      assertThat(reranker.asked).hasValue(2);
      filled(astra, "d").retriever().search(QUERY);
      assertThat(reranker.asked).hasValue(3);
    }
  }

  @Test
  void neverAnswersAChangedCollectionFromTheCache() throws Exception {
    try (AstraFlow astra = builder().build()) {
      Collection collection = filled(astra, "c");
      assertThat(sources(collection)).containsExactly("one");
      collection.ingestor().ingest(Source.text("two", "Another trout."));
      assertThat(sources(collection)).containsExactlyInAnyOrder("one", "two");
      Passage first = collection.retriever().retrieve(QUERY.withTopK(1)).get(0);
      collection.deleteDocument(first.documentId());
      assertThat(sources(collection)).hasSize(1).doesNotContain(first.source());
    }
  }

  @Test
  void searchesAgainAfterAFailure() throws Exception {
    ScriptedReranker failing =
        new ScriptedReranker(
            "scripted",
            (query, texts) -> {
              throw new IllegalStateException("for the test");
            });
    try (AstraFlow astra =
        AstraFlow.builder(folder)
            .embeddingModel(HashingEmbeddingAdapter.ID)
            .reranker(failing)
            .build()) {
      Collection collection = filled(astra, "c");
      collection.retriever().search(QUERY);
      collection.retriever().search(QUERY);
      assertThat(failing.asked).hasValue(2);
    }
  }

  @Test
  void keepsNothingWhenItIsOff() throws Exception {
    try (AstraFlow astra = builder().queryCache(0).build()) {
      Collection collection = filled(astra, "c");
      collection.retriever().search(QUERY);
      collection.retriever().search(QUERY);
      assertThat(reranker.asked).hasValue(2);
    }
    assertThatThrownBy(() -> builder().queryCache(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void aDeletedCollectionIsNotAnsweredFor() throws Exception {
    try (AstraFlow astra = builder().build()) {
      Collection collection = filled(astra, "c");
      collection.retriever().search(QUERY);
      astra.workspace().deleteCollection("c");
      assertThatThrownBy(() -> collection.retriever().search(QUERY))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private AstraFlow.Builder builder() {
    return AstraFlow.builder(folder).embeddingModel(HashingEmbeddingAdapter.ID).reranker(reranker);
  }

  private static Collection filled(AstraFlow astra, String name) throws InterruptedException {
    Collection collection = astra.workspace().collection(name);
    collection.ingestor().ingest(Source.text("one", "A trout."));
    return collection;
  }

  private static List<String> sources(Collection collection) throws InterruptedException {
    return collection.retriever().retrieve(QUERY).stream().map(Passage::source).toList();
  }
}
